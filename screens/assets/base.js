const ICONS = {
  check: "M5 12.5l4.5 4.5L19 7.5",
  cross: "M6.5 6.5l11 11M17.5 6.5l-11 11",
  missing: "M12 4a8 8 0 1 0 0 16a8 8 0 1 0 0-16M12 8v5M12 16.2v.1",
  eye: "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9.5a2.5 2.5 0 1 0 0 5a2.5 2.5 0 1 0 0-5",
  dash: "M6 12h12",
  blur: "M4 7h9M4 12h5M13 12h7M4 17h12M18 7h2",
  help: "M9 9a3 3 0 1 1 4.2 2.8c-.8.4-1.2 1-1.2 1.9v.3M12 17.3v.1",
  clock: "M12 4a8 8 0 1 0 0 16a8 8 0 1 0 0-16M12 8v4.5l3 1.8",
  send: "M4 12h13M12 6.5l5.5 5.5-5.5 5.5",
  back: "M20 12H7M12 6.5L6.5 12l5.5 5.5",
  money: "M3.5 7h17v10h-17zM12 9.7a2.3 2.3 0 1 0 0 4.6a2.3 2.3 0 1 0 0-4.6",
  pause: "M9 6v12M15 6v12",
  history: "M4.5 12a7.5 7.5 0 1 0 2.6-5.7M4.5 4.5v4h4M12 8v4.5l3 1.8",
  lock: "M6 11h12v8.5H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
  mail: "M3.5 6.5h17v11h-17zM3.5 7.5l8.5 6 8.5-6",
  up: "M12 19V6M6.5 11L12 5.5 17.5 11",
  down: "M12 5v13M6.5 13l5.5 5.5 5.5-5.5",
  left: "M14.5 6l-6 6 6 6",
  right: "M9.5 6l6 6-6 6",
  pencil: "M4.5 19.5l1-4L16 5l3 3L8.5 18.5z",
  folder: "M3.5 6.5h6l2 2.5h9v9.5h-17z",
  plus: "M12 6v12M6 12h12",
  turn: "M19.5 12a7.5 7.5 0 1 1-2.6-5.7M19.5 4.5v4h-4",
  tiles: "M4.5 4.5h6v6h-6zM13.5 4.5h6v6h-6zM4.5 13.5h6v6h-6zM13.5 13.5h6v6h-6z",
};

function el(tag, attrs = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attrs)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "class") node.className = value;
    else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  for (const child of children.flat()) {
    if (child === undefined || child === null || child === "") continue;
    /* An amount is never parted from its sign at the end of a line. */
    node.append(typeof child === "string" ? child.replace(/\$ (?=\d)/g, "$\u00a0") : child);
  }
  return node;
}

function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", ICONS[name] ?? ICONS.help);
  svg.append(path);
  return svg;
}

/* A bare sign shows its word to who points at it or reaches it by key; who listens hears it as its name. */
function sign(mark) {
  if (mark.bare) {
    const told = mark.title ? mark.word + " · " + mark.title : mark.word;
    return el("span", { class: "sign bare " + (mark.tone || "mute"), role: "img", "aria-label": told },
      icon(mark.icon), el("span", { class: "tip", "aria-hidden": "true" }, told));
  }
  return el("span", { class: "sign " + (mark.tone || "mute"), title: mark.title }, icon(mark.icon), mark.word);
}

/* A link that a plain click follows inside the session; with Ctrl or the middle button it opens a tab. */
function link(attrs, href, follow, ...children) {
  return el("a", {
    ...attrs, href,
    onclick: (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      event.stopPropagation();
      follow();
    },
  }, ...children);
}

function stage(parentElement, name) {
  let root = parentElement.querySelector(".vb");
  if (!root) {
    root = el("div", { class: "vb " + name });
    parentElement.append(root);
  }
  return root;
}

/* The keys that a piece of screen answers as long as it is there: each a function, false where it has nothing
   to do. See keys.js. */
function answer(root, keys) {
  (window.vbKeys ??= new Map()).set(root, keys);
}

/* What is drawn anew keeps the focus of the keyboard: on what has the same name at the same place. */
function renew(root, ...children) {
  const named = (node) => [node.tagName, node.closest("[data-id], [data-item]")?.dataset.id ?? "",
    node.getAttribute("aria-label") ?? node.textContent].join("|");
  const before = root.getRootNode().activeElement;
  const name = before && before !== root && root.contains(before) ? named(before) : null;
  root.replaceChildren(...children);
  if (name === null) return;
  [...root.querySelectorAll("a, button, input, summary, rect, [tabindex]")]
    .find((one) => named(one) === name)?.focus({ preventScroll: true });
}
