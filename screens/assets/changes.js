export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const root = stage(parentElement, "changes");
  const side = (one, title) => el("span", { class: "side" }, el("span", { class: "hidden" }, title + ": "),
    el("span", { class: "value" }, one.value), one.page ? el("span", { class: "sub" }, "página " + one.page) : "");
  const line = (one) => el("li", { "data-id": one.id },
    el("span", { class: "what" }, one.title, " ", el("span", { class: "sub" }, one.item),
      one.doubt ? el("span", { class: "sub warn" }, " ", icon("eye"), " " + one.doubt) : ""),
    side(one.before, "Antes"), side(one.now, "Ahora"),
    el("button", { type: "button", class: "see", "aria-label": "Comparar " + one.title + " " + one.item, onclick: () => setTriggerValue("see", one.id) }, "Comparar"));
  const list = (items) => el("ol", {}, items.map(line));

  const usual = data.items.filter((one) => one.expected);
  const others = data.items.filter((one) => !one.expected);
  if (root.dataset.of !== data.of) { root.dataset.of = data.of; root.opened = false; }
  const rest = () => {
    const box = el("details", { open: root.opened, ontoggle: () => { root.opened = box.open; } },
      el("summary", { class: "sub" }, el("span", { class: "turn" }, icon("right")), data.rest), list(usual));
    return box;
  };
  renew(root, el("section", { "aria-label": data.caption },
    el("div", { class: "heads sub", "aria-hidden": "true" }, el("span", {}, "Dato"), el("span", {}, "Antes"), el("span", {}, "Ahora")),
    others.length ? list(others) : el("p", { class: "sub" }, data.none),
    usual.length ? rest() : ""));
}
