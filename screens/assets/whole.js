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

export default function () {
  document.documentElement.lang = "es";
  document.addEventListener("input", send);
}
