/* Keys for what is no button of Streamlit's, and the rule for all of them: none acts while somebody writes or
   chooses from a list, while a window is open over the page, or where the part of the page in which one is has
   taken the key already. Streamlit listens at the document: what stops at the root element never gets there. */
const TAKEN = "[role=listbox], [role=menu], [role=combobox], [role=slider], [role=grid]";
const ONCE = "[data-testid=stSidebar] input";
const PLAIN = ["checkbox", "radio", "button", "submit", "range"];

function within(event, asked) {
  return event.composedPath().some((node) => node instanceof Element && asked(node));
}

function writing(event) {
  return within(event, (node) => node.isContentEditable || node.tagName === "TEXTAREA" || node.tagName === "SELECT"
    || (node.tagName === "INPUT" && !PLAIN.includes(node.type)));
}

function named(event) {
  const name = event.key.toLowerCase();
  const sign = name.length === 1 && !/[a-z0-9ñ]/.test(name);
  return (event.shiftKey && !sign ? "shift+" : "") + name;
}

/* What was recorded is told in a window that takes nothing over: the next key need not wait for it to go. */
function held() {
  return Boolean(document.querySelector("[role=dialog], [role=alertdialog]:not([data-testid=stToast])"));
}

/* The piece of screen in which one is comes before the others. */
function answered(name) {
  const pieces = window.vbKeys ?? new Map();
  for (const root of [...pieces.keys()]) if (!root.isConnected) pieces.delete(root);
  const here = (root) => Number(root.contains(root.getRootNode().activeElement));
  const order = [...pieces.keys()].sort((one, other) => here(other) - here(one));
  if (order.some((root) => pieces.get(root)[name] && pieces.get(root)[name]() !== false)) return true;
  if (name !== "?") return false;
  document.querySelector(".st-key-teclas button")?.click();
  return true;
}

function letGo() {
  window.vbComing?.disconnect();
}

function pressed(event) {
  if (event.isTrusted) letGo();
  const stop = () => event.stopPropagation();
  if (!event.isTrusted || held()) return stop();
  /* Who reviews is told once: what is typed after it is no part of the name. */
  if (event.key === "Enter" && !event.isComposing && within(event, (node) => node.matches(ONCE))) document.activeElement.blur();
  if (event.key === "Escape") { if (writing(event)) document.activeElement.blur(); return; }
  if (event.ctrlKey || event.metaKey || event.altKey || writing(event)) return;
  if (event.defaultPrevented || within(event, (node) => node.matches(TAKEN))) return stop();
  if (answered(named(event))) {
    event.preventDefault();
    stop();
  }
}

/* What comes with the answer of the server is waited for, and held while the page is drawn anew, until the next
   key or click. */
function awaited(found) {
  const before = document.activeElement;
  const hold = () => {
    const node = found();
    const now = document.activeElement;
    if (node && now !== node && (now === document.body || now === before || !now?.isConnected)) node.focus();
  };
  window.vbComing?.disconnect();
  window.vbComing = new MutationObserver(hold);
  window.vbComing.observe(document.body, { childList: true, subtree: true, attributes: true });
  hold();
}

/* The field that is to be filled in, if there is one and it is empty, or else the button; nothing before all
   of them are there. */
function next(names) {
  const found = names.map((name) => document.querySelector(".st-key-" + CSS.escape(name) + " :is(textarea, button)"));
  if (found.some((node) => !node)) return null;
  return found.find((node) => !node.disabled && (node.tagName === "BUTTON" || !node.value));
}

function act(one) {
  const found = [...document.querySelectorAll(".st-key-" + CSS.escape(one.within) + " :is(" + one.find + ")")];
  const node = found.at(one.place);
  if (!node || node.disabled) return false;
  if (one.focus) { node.focus(); node.scrollIntoView({ block: "nearest" }); return true; }
  if (node.getAttribute("aria-checked") !== "true") node.click();
  if (one.then?.length) awaited(() => next(one.then));
  return true;
}

/* Of this script one copy listens, however often it is loaded: two would each undo what the other began. */
function listen() {
  const root = document.documentElement;
  for (const [name, heard] of window.vbListens ?? []) root.removeEventListener(name, heard);
  window.vbListens = [["keydown", pressed], ["pointerdown", letGo]];
  for (const [name, heard] of window.vbListens) root.addEventListener(name, heard);
  window.vbAct = act;
}
