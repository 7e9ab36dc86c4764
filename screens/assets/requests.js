export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const root = stage(parentElement, "requests");
  const button = (label, act) => el("button", { type: "button", class: "see", onclick: act }, label);

  const line = (one) => el("li", { class: one.tone + (one.on ? " on" : ""), "data-id": one.id },
    el("div", { class: "head" }, sign(one), el("span", { class: "name" }, one.item)),
    one.new ? "" : el("p", { class: "asked" }, el("span", { class: "sub" }, "Se pidió: "), one.asked),
    el("p", {}, one.new ? "" : el("span", { class: "sub" }, "Ahora: "), one.now),
    one.page || one.old ? el("div", { class: "ways" },
      one.page ? button("Ver en la página " + one.page, () => setTriggerValue("see", one.id)) : "",
      one.old ? button("Comparar con la página " + one.old + " de la devuelta", () => setTriggerValue("compare", one.id)) : "") : "");

  const open = data.items.filter((one) => one.tone !== "good" && one.tone !== "mute");
  const closed = data.items.filter((one) => !open.includes(one));
  const rest = () => {
    const forced = closed.some((one) => one.on);
    const box = el("details", { open: forced || root.opened, ontoggle: () => { root.opened = box.open; } },
      el("summary", {}, el("span", { class: "turn" }, icon("right")), data.rest),
      el("ol", {}, closed.map(line)));
    return box;
  };
  if (root.dataset.of !== data.of) { root.dataset.of = data.of; root.opened = false; }
  renew(root, el("section", { "aria-label": data.title },
    el("div", { class: "top" }, el("span", { class: "title", role: "heading", "aria-level": 3 }, data.title), el("b", {}, data.told)),
    el("div", { class: "sub" }, data.by),
    open.length ? el("ol", {}, open.map(line)) : "",
    closed.length ? rest() : ""));
}
