export default function (component) {
  const root = stage(component.parentElement, "signs");
  root.replaceChildren(el("div", { class: "line" }, component.data.items.map((item) =>
    el("span", { class: "one" }, el("span", { class: "sub" }, item.label), sign(item)))));
}
