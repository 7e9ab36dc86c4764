function tile(item, send) {
  const inner = [
    el("div", { class: "label" }, item.icon ? icon(item.icon) : "", item.label),
    el("div", { class: "value" + (String(item.value).length > 9 ? " long" : "") }, String(item.value)),
    item.note ? el("div", { class: "sub" }, item.note) : "",
  ];
  const name = "tile " + (item.tone || "");
  return item.go ? link({ class: name }, item.href || "#", () => send(item.go), inner) : el("div", { class: name }, inner);
}

function bar(item, send) {
  const inner = [
    el("span", { class: "name" }, item.icon ? el("span", { class: item.tone }, icon(item.icon)) : "", el("span", {}, item.label,
      item.note ? el("div", { class: "sub" }, item.note) : "")),
    el("span", { class: "track", "aria-hidden": "true" }, item.parts.map((part) => {
      const node = el("span", { class: "part " + part.tone, title: part.title });
      node.style.width = (100 * part.share).toFixed(2) + "%";
      return node;
    })),
    el("span", { class: "count" }, item.value),
  ];
  return item.go ? link({ class: "row" }, item.href || "#", () => send(item.go), inner) : el("div", { class: "row" }, inner);
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const root = stage(parentElement, data.kind);
  const send = (go) => setTriggerValue("go", go);
  const make = data.kind === "bars" ? bar : tile;
  root.replaceChildren(el("div", { class: "grid-or-list " + (data.kind === "tiles" ? "grid" : "") }, data.items.map((item) => make(item, send))));
}
