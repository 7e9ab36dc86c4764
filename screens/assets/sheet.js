export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const root = stage(parentElement, "sheet-items");
  const see = (id) => setTriggerValue("see", id);
  if (root.dataset.of !== data.of) { root.dataset.of = data.of; root.opened = {}; }
  const opened = root.opened;

  const finding = (one) => el("div", { class: "finding " + one.tone + (one.on ? " on" : ""), "data-id": one.id },
    el("div", {}, one.message, " ", one.page ? el("button", { type: "button", class: "see", onclick: () => see(one.id) }, "Ver en la página " + one.page) : ""),
    one.expected || one.found ? el("dl", { class: "pair" },
      one.expected ? [el("dt", {}, "Se esperaba"), el("dd", {}, one.expected)] : [],
      one.found ? [el("dt", {}, "Se encontró"), el("dd", {}, one.found)] : []) : "",
    one.norm ? el("div", { class: "norm" }, one.norm) : "");

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

  root.replaceChildren(...data.items.map((item) => {
    const forced = item.fields.some((one) => one.on || one.others.some((other) => other.on)) || item.findings.some((one) => one.on);
    const box = el("details", { open: forced || (opened[item.key] ?? item.open), ontoggle: () => { opened[item.key] = box.open; } },
      el("summary", {}, el("span", { class: "turn" }, icon("right")), el("span", { class: "name" }, item.title), sign(item),
        el("span", { class: "sub" }, item.pages)),
      el("div", { class: "body" },
        item.machine ? el("div", { class: "sub" }, item.machine) : "",
        item.findings.map(finding),
        item.calm ? el("div", { class: "sub" }, item.calm) : "",
        item.fields.map(field),
        item.passed.length ? el("details", { class: "rest" }, el("summary", { class: "sub" }, el("span", { class: "turn" }, icon("right")), item.passedTitle),
          item.passed.map(finding)) : "",
        el("div", { class: "tools" }, el("button", { type: "button", class: "see", onclick: () => setTriggerValue("fix", item.key) }, "Marcar o corregir"))));
    return el("div", { class: "item " + item.tone, "data-item": item.key }, box);
  }));
}
