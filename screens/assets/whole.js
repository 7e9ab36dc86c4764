/* Streamlit sends a text when its field is left or on Ctrl+Enter; a page reloaded before that would lose it. */
const PAUSE_MS = 900;
let waiting;

function send(event) {
  const field = event.target;
  if (!(field instanceof HTMLTextAreaElement) || !field.closest(".st-key-decidir")) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, bubbles: true, cancelable: true }));
  }, PAUSE_MS);
}

/* A key that is held down, or a hand that rests on it, answers once. */
function once(event) {
  const writing = event.target.closest?.("input, textarea, [contenteditable=true]");
  if (event.repeat && event.key.length === 1 && !writing) event.stopImmediatePropagation();
}

export default function () {
  document.documentElement.lang = "es-CO";
  speak();
  document.addEventListener("input", send);
  window.addEventListener("keydown", once, true);
  listen();
}
