/* Points of the page to pixels of the screen: the ink a little larger than it is printed. */
const INK_SCALE = 1.2;
/* Kept in this browser: whether also the ink of what agrees is in sight. */
const ALL_INK = "vistobueno-todos-los-recortes";

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const root = stage(parentElement, "sheet-items");
  const see = (id) => setTriggerValue("see", id);
  if (root.dataset.of !== data.of) { root.dataset.of = data.of; root.opened = {}; delete root.dataset.at; }
  const opened = root.opened;

  const button = (label, act, kind = "") => el("button", { type: "button", class: "see " + kind, onclick: act }, label);
  const excuse = (one) => setTriggerValue("waive", one.code);
  const finding = (one) => el("div", { class: "finding " + one.tone + (one.on ? " on" : ""), "data-id": one.id, "data-code": one.code },
    el("div", {}, one.message, " ", one.page ? button("Ver en la página " + one.page, () => see(one.id)) : "",
      one.page && one.compare ? el("span", { class: "sub" }, " · ") : "",
      one.compare ? button(one.compare, () => setTriggerValue("compare", one.code)) : ""),
    one.waiver ? el("div", { class: "waiver" }, icon("pause"), el("span", {}, one.waiver, " ", button("Retirar la excepción", () => excuse(one)))) : "",
    one.expected || one.found ? el("dl", { class: "pair" },
      one.expected ? [el("dt", {}, "Se esperaba"), el("dd", {}, one.expected)] : [],
      one.found ? [el("dt", {}, "Se encontró"), el("dd", {}, one.found)] : []) : "",
    one.norm || one.waive || one.fix ? el("div", { class: "norm" }, one.norm ? el("span", {}, one.norm) : "",
      one.fix ? button("Corregir", () => setTriggerValue("fix", one.fix), "quiet") : "",
      one.waive ? button("Exceptuar esta regla…", () => excuse(one), "quiet") : "") : "");

  const note = (one) => el("div", { class: "note" + (one.on ? " on" : ""), "data-id": one.id }, icon(one.icon),
    el("div", {}, el("b", {}, one.kind + ": "), one.text, " ", el("span", { class: "sub" }, one.who, one.page ? " · " : ""),
      one.page ? button("Ver en la página " + one.page, () => see(one.id)) : ""));

  const sum = (one) => {
    const node = el("tr", { class: (one.page ? "can" : "") + (one.on ? " on" : ""), "data-id": one.id },
      el("th", { scope: "row" }, el("span", { class: one.tone, title: one.word }, icon(one.icon), el("span", { class: "hidden" }, one.word)), one.title),
      el("td", { class: "value" }, one.found), el("td", { class: "due" }, one.expected), el("td", { class: "how" }, one.how));
    if (one.page) node.addEventListener("click", () => { if (!String(getSelection())) see(one.id); });
    return node;
  };
  const sums = (item) => el("table", { class: "money" + (item.money.some((one) => one.how) ? "" : " plain") },
    el("caption", { class: "hidden" }, item.title + ": lo que se encontró y lo que se esperaba"),
    el("thead", {}, el("tr", {}, item.moneyTitles.map((title, place) => el("th", { scope: "col", class: place === 3 ? "how" : undefined }, title)))),
    el("tbody", {}, item.money.map(sum)));
  const folded = (title, found) => found.length ? el("details", { class: "rest" },
    el("summary", { class: "sub" }, el("span", { class: "turn" }, icon("right")), title), found.map(finding)) : "";

  const alone = (event, act) => { event.stopPropagation(); act(); };
  const other = (one) => el("div", { class: "other" + (one.on ? " on" : ""), "data-id": one.id },
    el("span", {}, "También se leyó ", el("span", { class: "value" }, one.value)),
    el("button", { type: "button", class: "see", onclick: (event) => alone(event, () => see(one.id)) }, "página " + one.page),
    el("button", { type: "button", class: "see", onclick: (event) => alone(event, () => setTriggerValue("take", one.id)) }, "Usar este valor"));

  const field = (one) => {
    const node = el("div", { class: "field" + (one.page ? " can" : "") + (one.on ? " on" : ""), "data-id": one.id, title: one.confidence },
      el("span", { class: "sub" }, one.title),
      el("span", {}, el("span", { class: "value" }, one.value),
        one.learned ? el("span", { class: "learned", title: "Aprendido de una corrección anterior de un papel con el mismo formato" }, "aprendido") : "",
        one.machine ? el("div", { class: "quote" }, one.machine) : "",
        one.text ? el("div", { class: "quote" }, "«" + one.text + "»", one.share ? " · " + one.share : "", one.doubt ? " · " : "", one.doubt ? el("span", { class: "warn" }, one.doubt) : "") : "",
        one.note ? el("div", { class: "quote warn" }, one.note) : "",
        one.support ? el("div", { class: "quote" }, one.support) : "",
        one.others.map(other)),
      one.page ? el("button", { type: "button", class: "see", "aria-label": "Ver " + one.title + " en la página " + one.page }, "p. " + one.page) : el("span"));
    if (one.page) node.addEventListener("click", () => { if (!String(getSelection())) see(one.id); });
    return node;
  };

  /* A value beside its ink: one click opens the page there. */
  const inked = (one) => {
    const shows = one.src ? el("img", { src: one.src, alt: one.alt, style: "width: " + one.width * INK_SCALE + "px" })
      : el("span", { class: "quote" }, one.quote ? "«" + one.quote + "»" : "");
    return el("div", { class: ["ink", one.tone, one.broad ? "broad" : "", one.on ? "on" : ""].join(" "), "data-id": one.id },
      one.page ? el("button", { type: "button", class: "cut", title: "Ver en la página " + one.page, onclick: () => see(one.id) }, shows) : el("span", { class: "cut" }, shows),
      el("div", { class: "read" },
        el("div", { class: "sub" }, one.title),
        el("div", {}, el("span", { class: "value" }, one.value), " ",
          el("button", { type: "button", class: "see quiet pen", title: "Corregir", "aria-label": "Corregir " + one.title, onclick: () => setTriggerValue("fix", one.fix) }, icon("pencil"))),
        one.machine ? el("div", { class: "quote" }, one.machine) : "",
        one.doubt ? el("div", { class: "quote warn" }, icon("eye"), " ", one.doubt) : "",
        one.others.map(other)));
  };
  /* What several papers say alike is told without its ink; whoever opens one has all open, here and from then on. */
  const wanted = () => { try { return localStorage.getItem(ALL_INK) === "1"; } catch { return false; } };
  const want = (open) => {
    try { localStorage.setItem(ALL_INK, open ? "1" : "0"); } catch { /* a browser that keeps nothing */ }
    root.querySelectorAll("details.agreed").forEach((one) => { one.open = open; });
  };
  const agreed = (item) => {
    const cuts = item.strip.filter((one) => one.agreed);
    if (!cuts.length) return "";
    const box = el("details", { class: "agreed", open: wanted() || cuts.some((one) => one.on || one.id === data.at) },
      el("summary", { class: "sub", onclick: (event) => { event.preventDefault(); want(!box.open); } },
        el("span", { class: "turn" }, icon("right")), el("span", { class: "title" }, item.agreedTitle),
        el("span", { class: "said" }, cuts.map((one) => el("span", {}, one.title + ": ", el("b", {}, one.value))))),
      cuts.map(inked));
    return box;
  };
  const rest = (item) => {
    const within = item.moneyApart ? [] : item.money;
    const forced = within.some((one) => one.on) || [...item.told, ...item.passed].some((one) => one.on)
      || item.fields.some((one) => one.others.some((other) => other.on) || (one.on && !item.strip.some((cut) => cut.id === one.id)));
    if (![within, item.fields, item.told, item.passed].some((part) => part.length)) return "";
    const box = el("details", { class: "all", open: forced || opened[item.key], ontoggle: () => { opened[item.key] = box.open; } },
      el("summary", { class: "sub" }, el("span", { class: "turn" }, icon("right")), "Ver todo"),
      within.length ? sums(item) : "",
      item.fields.map(field),
      folded(item.toldTitle, item.told),
      folded(item.passedTitle, item.passed));
    return box;
  };

  renew(root, ...data.items.map((item) => el("div", { class: "item " + item.tone, "data-item": item.key },
    el("div", { class: "head" }, el("span", { class: "name", role: "heading", "aria-level": 3 }, item.title), sign(item),
      el("span", { class: "sub" }, item.pages)),
    el("div", { class: "body" },
      item.machine ? el("div", { class: "sub" }, item.machine) : "",
      item.notes.map(note),
      item.findings.map(finding),
      item.waived.map(finding),
      item.moneyApart ? sums(item) : "",
      item.calm ? el("div", { class: "sub" }, item.calm) : "",
      item.strip.filter((one) => !one.agreed).map(inked),
      agreed(item),
      el("div", { class: "tools" }, rest(item),
        data.fixing ? el("button", { type: "button", class: "see", onclick: () => setTriggerValue("fix", item.key) }, "Marcar o corregir") : "")))));

  /* The point at hand is marked, and brought into sight when it becomes another one of the same cuenta. */
  const here = data.at ? [...root.querySelectorAll("[data-id], [data-item]")]
    .find((one) => one.dataset.id === data.at || one.dataset.item === data.at) : undefined;
  here?.classList.add("at");
  if (here && root.dataset.at !== undefined && root.dataset.at !== data.at) here.scrollIntoView({ block: "nearest" });
  root.dataset.at = data.at;
}
