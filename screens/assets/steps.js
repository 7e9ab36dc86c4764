const SPACE = "http://www.w3.org/2000/svg";

function shape(tag, attrs, words) {
  const node = document.createElementNS(SPACE, tag);
  for (const [name, value] of Object.entries(attrs)) node.setAttribute(name, value);
  if (words !== undefined) node.textContent = words;
  return node;
}

const DRAWN = {
  plate: (one) => [shape("rect", { x: one.x, y: one.y, width: one.w, height: one.h, rx: one.round,
    fill: one.fill, stroke: one.line, "stroke-width": .8 })],
  caption: (one) => [shape("text", { x: one.x, y: one.y, "font-size": one.size, fill: one.fill,
    "font-weight": one.bold ? 700 : 400, "text-anchor": one.centred ? "middle" : "start" }, one.text)],
  dot: (one) => [
    shape("circle", { cx: one.x, cy: one.y, r: 7.5, class: "click" }),
    shape("text", { x: one.x, y: one.y + 3.2, "font-size": 9, "font-weight": 700, fill: "#ffffff",
      "text-anchor": "middle" }, String(one.number)),
  ],
};

function picture(told) {
  const svg = shape("svg", { viewBox: `0 0 ${told.width} ${told.height}`, role: "img", "aria-label": told.alt,
    class: "drawing" });
  svg.append(...told.shapes.flatMap((one) => DRAWN[one.kind](one)));
  return svg;
}

export default function (component) {
  const root = stage(component.parentElement, "steps");
  renew(root, el("ol", { class: "walk" }, component.data.items.map((step) => el("li", {},
    el("div", { class: "told" },
      el("h3", {}, step.title),
      step.does.length > 1
        ? el("ol", { class: "does" }, step.does.map((one) => el("li", {}, one)))
        : el("p", {}, ...step.does),
      step.link ? el("p", {}, el("a", { href: step.link, target: "_blank", rel: "noopener noreferrer" }, step.link)) : "",
      step.warning ? el("p", { class: "beware" }, step.warning) : ""),
    picture(step.picture)))));
}
