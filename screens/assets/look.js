/* The question at hand is brought into sight once, and its field, if it has one, is ready to be written in;
   without one no other field is, so that the next key answers. */
let waiting;

export default function (component) {
  const { at, turn } = component.data;
  if (window.vbLooked === turn) return;
  waiting?.disconnect();
  const look = () => {
    const place = document.querySelector(".st-key-" + CSS.escape(at));
    const field = place?.querySelector("input, textarea");
    if (!place || (component.data.field && !field)) return false;
    window.vbLooked = turn;
    place.scrollIntoView({ block: "nearest" });
    if (field) field.focus();
    else document.activeElement?.blur();
    return true;
  };
  if (look()) return;
  waiting = new MutationObserver(() => { if (look()) waiting.disconnect(); });
  waiting.observe(document.body, { childList: true, subtree: true });
}
