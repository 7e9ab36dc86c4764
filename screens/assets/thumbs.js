/* The pages of a PDF as small pictures, of which several are chosen: by click, with Shift or by dragging from one
   to another; by key with the arrows, X or the space bar, and Shift to take the ones between. What is chosen is
   kept with the root until the pages, or those asked about, are others. */
function thumbs(root, data, open, several) {
  const as = JSON.stringify([data.pages.map((page) => page.item), data.picked]);
  if (root.dataset.as !== as) { root.dataset.as = as; root.dataset.picked = JSON.stringify(data.picked); }
  const picked = new Set(JSON.parse(root.dataset.picked));
  const shown = data.pages.filter((page) => page.src);
  const numbers = shown.map((page) => page.number);
  const boxes = new Map();
  let last = null, drag = null;

  const told = el("span", { class: "where", role: "status" });
  const name = el("button", { type: "button", class: "act", onclick: () => say() }, "Decir qué son…", el("kbd", {}, "E"));
  const none = el("button", { type: "button", onclick: () => { picked.clear(); show(); } }, "Ninguna");
  const say = () => { if (!picked.size) return false; several([...picked].sort((one, other) => one - other)); };
  const show = () => {
    root.dataset.picked = JSON.stringify([...picked]);
    for (const [number, box] of boxes) box.setAttribute("aria-checked", picked.has(number));
    const many = picked.size;
    told.textContent = many ? (many === 1 ? "1 página elegida" : many + " páginas elegidas") : "Elija las páginas";
    name.disabled = none.disabled = !many;
  };
  const put = (number, on) => { if (on) picked.add(number); else picked.delete(number); };
  const between = (from, to, on) => {
    const [first, end] = [numbers.indexOf(from), numbers.indexOf(to)].sort((one, other) => one - other);
    for (const number of numbers.slice(Math.max(0, first), end + 1)) put(number, on);
    show();
  };
  const toggle = (number, range) => {
    if (range && last !== null) between(last, number, true);
    else { put(number, !picked.has(number)); show(); }
    last = number;
  };
  const focused = () => numbers.find((number) => boxes.get(number) === root.getRootNode().activeElement);
  const step = (by, range) => {
    const here = focused();
    const there = numbers[here === undefined ? Math.max(0, numbers.indexOf(data.page)) : numbers.indexOf(here) + by];
    if (there === undefined) return false;
    if (range && here !== undefined) between(here, there, true);
    last = there;
    boxes.get(there).focus();
  };
  const under = (event) => {
    const node = root.getRootNode().elementFromPoint(event.clientX, event.clientY)?.closest("[role=checkbox]");
    return node ? Number(node.dataset.id) : undefined;
  };
  const moved = (event) => {
    const number = drag && under(event);
    if (!number || number === drag.at) return;
    drag.at = number;
    drag.moved = true;
    picked.clear();
    for (const one of drag.before) picked.add(one);
    between(drag.from, number, drag.on);
  };

  const wall = el("div", { class: "thumbs", role: "group", "aria-label": "Páginas del PDF, para elegir varias" }, shown.map((page) => {
    const box = el("button", {
      type: "button", role: "checkbox", "data-id": page.number, "aria-checked": picked.has(page.number),
      "aria-label": "Página " + page.number + ", " + page.item + (page.note ? ", " + page.note : ""), title: page.why,
      onpointerdown: (event) => {
        if (event.pointerType === "touch" || event.button || event.shiftKey) return;
        drag = { from: page.number, at: page.number, on: !picked.has(page.number), before: [...picked], moved: false };
      },
      ondragstart: (event) => event.preventDefault(),
      onclick: (event) => {
        const dragged = drag?.moved;
        drag = null;
        if (!dragged) toggle(page.number, event.shiftKey);
      },
    }, el("img", { src: page.src, alt: "", draggable: "false" }), el("span", { class: "tick", "aria-hidden": "true" }, icon("check")));
    boxes.set(page.number, box);
    return el("div", { class: "thumb" }, box,
      el("button", { type: "button", class: "open", title: "Ver la página " + page.number, "aria-current": page.number === data.page ? "page" : undefined,
        onclick: () => open(page.number) }, el("b", {}, String(page.number)), " ", page.short));
  }));
  wall.addEventListener("pointermove", moved);
  wall.addEventListener("pointerup", (event) => {
    /* A drag that ends on another page makes no click. */
    if (drag?.moved && under(event) !== drag.from) { last = drag.at; drag = null; }
  });
  wall.addEventListener("pointerleave", () => { drag = null; });
  answer(root, {
    arrowleft: () => step(-1), arrowright: () => step(1), "shift+arrowleft": () => focused() !== undefined && step(-1, true),
    "shift+arrowright": () => focused() !== undefined && step(1, true), e: say,
    x: () => { const here = focused(); if (here === undefined) return step(0); toggle(here, false); },
  });
  show();
  return { bar: [told, none, name], wall };
}
