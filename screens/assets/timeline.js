export default function (component) {
  const { items, caption, empty } = component.data;
  const root = stage(component.parentElement, "timeline");
  if (!items.length) {
    root.replaceChildren(el("p", { class: "sub" }, empty));
    return;
  }
  const days = [];
  for (const one of items) {
    if (days.at(-1)?.day !== one.day) days.push({ day: one.day, items: [] });
    days.at(-1).items.push(one);
  }
  root.replaceChildren(el("section", { "aria-label": caption }, days.flatMap(({ day, items }) => [
    el("h3", {}, day),
    el("ol", {}, items.map((one) => el("li", {},
      el("span", { class: "dot " + one.tone }, icon(one.icon)),
      el("div", {},
        el("p", {}, el("b", {}, one.who), " " + one.told + " ", el("span", { class: "sub time" }, one.time)),
        one.quote ? el("blockquote", { class: "sub" }, one.quote) : null)))),
  ])));
}
