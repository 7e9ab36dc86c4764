function cellNode(cell, send) {
  if (cell === null || cell === undefined) return [];
  if (typeof cell !== "object") return [String(cell)];
  const parts = [];
  const inner = cell.word ? sign(cell) : cell.text;
  if (cell.go) parts.push(link({ class: "main" , title: cell.title }, cell.href || "#", () => send(cell.go), inner));
  else parts.push(cell.strong ? el("span", { class: "main" }, inner) : inner);
  if (cell.sub) parts.push(el("div", { class: "sub" }, cell.sub));
  for (const also of [cell.also ?? []].flat()) parts.push(el("div", {}, sign(also)));
  return parts;
}

const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

/* The bare signs are one stop of the keyboard; from there the arrows lead from one to the next. */
function walk(root) {
  const lines = [...root.querySelectorAll("tbody tr")]
    .map((line) => [...line.querySelectorAll(".sign.bare")]).filter((line) => line.length);
  lines.flat().forEach((one) => { one.tabIndex = -1; });
  if (!lines.length) return;
  lines[0][0].tabIndex = 0;
  lines.forEach((line, row) => line.forEach((one, place) => one.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    const near = step && lines[row + step[0]];
    const next = near && near[Math.min(place + step[1], near.length - 1)];
    if (!next) return;
    event.preventDefault();
    one.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  })));
}

/* The keys lead from one line that opens something to the next, and tick it where lines can be ticked. */
function byKey(root) {
  const lines = [...root.querySelectorAll("tbody tr.go")].filter((line) => line.querySelector("a.main"));
  const here = () => lines.findIndex((line) => line.contains(root.getRootNode().activeElement));
  const go = (by) => {
    const there = lines[here() < 0 ? 0 : here() + by];
    there?.querySelector("a.main").focus();
    there?.scrollIntoView({ block: "nearest" });
    return Boolean(lines.length);
  };
  const tick = () => {
    const box = lines[here()]?.querySelector("input[type=checkbox]");
    box?.click();
    return Boolean(box);
  };
  answer(root, { s: () => go(1), "shift+s": () => go(-1), x: tick });
}

/* Paper has no pages to turn to: what stands before and after the page in sight is drawn when it is printed. */
function onPaper(root, body, around, line) {
  if (!window.vbPaper) {
    window.vbPaper = new Map();
    const print = (on) => () => window.vbPaper.forEach((change, one) => {
      if (one.isConnected) change(on);
      else window.vbPaper.delete(one);
    });
    window.addEventListener("beforeprint", print(true));
    window.addEventListener("afterprint", print(false));
  }
  let more = [];
  window.vbPaper.set(root, (on) => {
    more.forEach((node) => node.remove());
    more = on ? around.flat().map(line) : [];
    const before = on ? (around[0] ?? []).length : 0;
    body.prepend(...more.slice(0, before));
    body.append(...more.slice(before));
  });
}

export default function (component) {
  const { data, parentElement, setTriggerValue, setStateValue } = component;
  const root = stage(parentElement, "table");
  root.classList.toggle("cards", Boolean(data.cards && !data.dense));
  root.classList.toggle("dense", Boolean(data.dense));
  const kept = root.querySelector(".wrap");
  const scrolled = kept ? kept.scrollLeft : 0;
  const send = (go) => setTriggerValue("go", go);
  const picked = new Set(data.picked ?? []);
  const pick = () => setStateValue("picked", [...picked]);

  const titles = data.columns.map((column) => {
    const state = data.sort && data.sort.key === column.key ? (data.sort.down ? "descending" : "ascending") : undefined;
    const inner = column.sort
      ? el("button", { type: "button", onclick: () => setTriggerValue("sort", column.key), title: "Ordenar por " + column.title.toLowerCase() },
          column.title, state ? icon(state === "descending" ? "down" : "up") : "")
      : column.title;
    return el("th", { scope: "col", class: column.kind, "aria-sort": state, title: column.help }, inner);
  });
  if (data.pick) {
    const ids = data.rows.map((row) => row.id);
    const all = el("input", { type: "checkbox", "aria-label": "Elegir todas las de esta página",
      onchange: () => { ids.forEach((id) => (all.checked ? picked.add(id) : picked.delete(id))); pick(); } });
    all.checked = ids.length > 0 && ids.every((id) => picked.has(id));
    titles.unshift(el("th", { scope: "col", class: "pick" }, all));
  }

  const line = (row) => {
    const cells = data.columns.map((column) =>
      el("td", { class: column.kind, "data-title": column.title, "data-key": column.key,
        title: column.kind === "line" ? row.cells[column.key] : undefined }, cellNode(row.cells[column.key], send)));
    const node = el("tr", { "data-id": String(row.id), class: (row.go ? "go " : "") + (picked.has(row.id) ? "on" : "") });
    if (data.pick) {
      const box = el("input", { type: "checkbox", "aria-label": "Elegir " + (row.name ?? ""),
        onclick: (event) => event.stopPropagation(),
        onchange: () => { box.checked ? picked.add(row.id) : picked.delete(row.id); node.classList.toggle("on", box.checked); pick(); } });
      box.checked = picked.has(row.id);
      node.append(el("td", { class: "pick", onclick: (event) => event.stopPropagation() }, box));
    }
    node.append(...cells);
    if (row.go) node.addEventListener("click", () => { if (!String(getSelection())) send(row.go); });
    return node;
  };

  const body = el("tbody", {}, data.rows.map(line));
  const table = el("table", {},
    el("caption", { class: "hidden" }, data.caption),
    el("thead", {}, el("tr", {}, titles)),
    body,
    data.total ? el("tfoot", {}, el("tr", {}, data.pick ? el("td") : "", data.columns.map((column) =>
      el("td", { class: column.kind, "data-title": data.total[column.key] ? column.title : undefined }, cellNode(data.total[column.key], send))))) : "");
  const wrap = el("div", { class: "wrap", tabindex: "0", role: "region", "aria-label": data.caption },
    data.rows.length ? table : el("div", { class: "none" }, data.empty || "No hay nada que mostrar."));
  renew(root, data.paper ? el("p", { class: "paper" }, data.paper) : "", wrap);
  onPaper(root, body, data.around ?? [], line);
  walk(root);
  byKey(root);
  wrap.scrollLeft = scrolled;
}
