const NARROWEST = 0.6, WIDEST = 3, BLURRED = 1.25;

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const root = stage(parentElement, "viewer");
  const before = root.querySelector(".strip");
  const scrolled = before ? before.scrollLeft : 0;
  const zoom = Number(root.dataset.zoom || 1);
  const go = (number) => setTriggerValue("page", number);
  const numbers = data.pages.map((page) => page.number);
  const place = numbers.indexOf(data.page);
  const now = data.pages[place];

  const sheet = el("div", { class: "sheet" });
  const paper = el("div", { class: "paper", tabindex: "0", role: "region", "aria-label": data.alt });
  const frame = el("div", { class: "frame" }, sheet);
  const image = data.src ? el("img", { alt: data.alt, src: data.src }) : null;
  /* A picture that would be shown much larger than it is comes finer, if there is a finer one. */
  const sharpen = () => {
    if (data.finer && image?.naturalWidth && image.clientWidth * (window.devicePixelRatio || 1) > BLURRED * image.naturalWidth)
      setTriggerValue("finer", true);
  };
  /* Turned sideways, the sheet is as wide as its frame is high. */
  const lay = () => {
    const turned = Number(root.dataset.turned || 0), sideways = turned % 180 !== 0;
    frame.style.width = 100 * Number(root.dataset.zoom || 1) + "%";
    frame.style.aspectRatio = sideways ? `${data.height} / ${data.width}` : "auto";
    sheet.style.width = sideways ? 100 * data.width / data.height + "%" : "100%";
    frame.className = "frame turned-" + turned;
    sharpen();
  };
  const scale = (value) => { root.dataset.zoom = Math.min(WIDEST, Math.max(NARROWEST, value)); lay(); };
  const rotate = () => { root.dataset.turned = (Number(root.dataset.turned || 0) + 90) % 360; lay(); };
  const button = (label, name, act, off) =>
    el("button", { type: "button", title: label, "aria-label": label, disabled: off, onclick: act }, icon(name));

  const show = (all) => { setTriggerValue("all", all); };
  const choosing = data.all !== null && numbers.length > 1;
  if (data.all) {
    const { bar, wall } = thumbs(root, data, go, (chosen) => setTriggerValue("several", chosen));
    const kept = root.querySelector(".thumbs")?.scrollTop ?? 0;
    const part = (label, name, there) => (there === undefined ? "" : button(label, name, () => setTriggerValue("page", there)));
    const [first, end] = [data.pages.findIndex((page) => page.src), data.pages.findLastIndex((page) => page.src)];
    renew(root, el("div", { class: "bar" },
      part("Páginas de antes", "left", numbers[first - 1]), part("Más páginas", "right", numbers[end + 1]),
      ...bar, el("button", { type: "button", onclick: () => show(false) }, "Una página", el("kbd", {}, "P"))), wall);
    window.vbKeys.get(root).p = () => show(false);
    wall.scrollTop = kept;
    return;
  }

  const turn = (by) => {
    const there = numbers[place + by];
    if (place < 0 || there === undefined) return false;
    go(there);
    return true;
  };
  const closer = (by) => scale(Number(root.dataset.zoom || 1) + by);
  if (numbers.length) {
    answer(root, {
      arrowleft: () => turn(-1), arrowright: () => turn(1),
      "+": () => closer(0.25), "-": () => closer(-0.25), "0": () => scale(1),
      ...(data.src ? { g: rotate } : {}), p: () => choosing && show(true),
    });
  }

  const bar = el("div", { class: "bar" },
    numbers.length ? button("Página anterior", "left", () => turn(-1), place <= 0) : "",
    numbers.length ? button("Página siguiente", "right", () => turn(1), place < 0 || place >= numbers.length - 1) : "",
    el("span", { class: "where" }, "Página " + data.page + " de " + data.count,
      now ? el("span", { class: "sub" }, " · " + now.item + (now.note ? " · " + now.note : "")) : ""),
    button("Alejar", "dash", () => closer(-0.25)),
    button("Acercar", "plus", () => closer(0.25)),
    el("button", { type: "button", title: "Ajustar la página al ancho", onclick: () => scale(1) }, "Ajustar"),
    data.src ? button("Girar la página", "turn", rotate) : "",
    choosing ? button("Ver todas las páginas, para elegir varias", "tiles", () => show(true)) : "");

  const strip = el("div", { class: "strip", role: "navigation", "aria-label": "Páginas del PDF" }, data.pages.map((page) =>
    el("button", { type: "button", title: page.why, "aria-current": page.number === data.page ? "page" : undefined, onclick: () => go(page.number) },
      el("b", {}, String(page.number), page.icon ? el("span", { class: page.tone, title: page.alert }, icon(page.icon)) : ""),
      page.short)));

  if (image) {
    const space = "http://www.w3.org/2000/svg";
    const svg = document.createElementNS(space, "svg");
    svg.setAttribute("preserveAspectRatio", "none");
    svg.setAttribute("viewBox", `0 0 ${data.width} ${data.height}`);
    let shown = null;
    for (const box of data.boxes) {
      const rect = document.createElementNS(space, "rect");
      const pad = 2;
      rect.setAttribute("x", box.x0 - pad);
      rect.setAttribute("y", box.top - pad);
      rect.setAttribute("width", Math.max(1, box.x1 - box.x0 + 2 * pad));
      rect.setAttribute("height", Math.max(1, box.bottom - box.top + 2 * pad));
      rect.setAttribute("rx", 2);
      rect.setAttribute("class", box.tone + (box.on ? " on" : ""));
      rect.setAttribute("tabindex", "0");
      rect.setAttribute("role", "button");
      rect.setAttribute("aria-label", box.title);
      rect.setAttribute("data-id", box.id);
      const title = document.createElementNS(space, "title");
      title.textContent = box.title;
      rect.append(title);
      const choose = () => setTriggerValue("box", box.id);
      rect.addEventListener("click", choose);
      rect.addEventListener("keydown", (event) => { if (event.key === "Enter") choose(); });
      svg.append(rect);
      if (box.on) shown = rect;
    }
    const reveal = () => {
      if (shown && root.dataset.shown !== data.shown) {
        const up = shown.getBoundingClientRect(), frame = paper.getBoundingClientRect();
        paper.scrollTop += up.top - frame.top - paper.clientHeight / 3;
        paper.scrollLeft += up.left - frame.left - 24;
      }
      root.dataset.shown = data.shown || "";
    };
    image.addEventListener("load", () => { reveal(); sharpen(); });
    /* A click on the page itself, not on a box, tells where: in points. */
    svg.classList.toggle("pin", Boolean(data.pin));
    if (data.pin) {
      svg.addEventListener("click", (event) => {
        if (event.target !== svg) return;
        const frame = svg.getBoundingClientRect();
        const across = (event.clientX - frame.left) / frame.width, down = (event.clientY - frame.top) / frame.height;
        const [x, y] = { 0: [across, down], 90: [down, 1 - across], 180: [1 - across, 1 - down], 270: [1 - down, across] }[Number(root.dataset.turned || 0)];
        setTriggerValue("spot", [Math.round(10 * data.width * x) / 10, Math.round(10 * data.height * y) / 10]);
      });
    }
    sheet.append(image, svg);
    paper.append(frame);
  } else {
    paper.append(el("div", { class: "blank" }, data.blank));
  }
  const old = root.querySelector(".paper");
  const top = old && root.dataset.page === String(data.page) ? old.scrollTop : 0;
  if (root.dataset.page !== String(data.page)) delete root.dataset.turned;
  root.dataset.page = String(data.page);
  renew(root, bar, data.pages.length > 1 ? strip : "", paper);
  scale(zoom);
  strip.scrollLeft = scrolled;
  paper.scrollTop = top;
  const current = strip.querySelector("[aria-current]");
  if (current && (current.offsetLeft < strip.scrollLeft || current.offsetLeft + current.offsetWidth > strip.scrollLeft + strip.clientWidth))
    strip.scrollLeft = current.offsetLeft - strip.clientWidth / 2;
}
