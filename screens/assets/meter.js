/* How long a cuenta is in sight and in use, and how many keys it takes: measured here, and told to nobody but
   the session of who works. A pause longer than `idle` counts as far as `idle`; a hidden tab counts nothing;
   what is written in a field is no key. */
const SIGNALS = ["keydown", "pointerdown", "pointermove", "wheel", "scroll"];
const WRITING = "input, textarea, select, [contenteditable=true]";
const ALONE = ["Shift", "Control", "Alt", "AltGraph", "Meta", "CapsLock", "Fn"];

function fresh() {
  return { of: "", who: "", root: null, idle: 0, ms: 0, keys: 0, last: 0, seq: 0, sent: 0, pending: [] };
}

/* The time since the last sign of use, as far as it counts. */
function passed(meter, hidden) {
  const now = performance.now();
  if (meter.of && !hidden) meter.ms += Math.min(now - meter.last, meter.idle);
  meter.last = now;
}

/* The work on the cuenta that was open is over. */
function close(meter) {
  if (!meter.of) return;
  passed(meter, document.hidden);
  const ms = Math.round(meter.ms);
  if (ms || meter.keys) {
    meter.seq += 1;
    meter.pending.push({ seq: meter.seq, of: meter.of, who: meter.who, ms, keys: meter.keys });
  }
  Object.assign(meter, { of: "", ms: 0, keys: 0 });
}

function used(event) {
  const meter = window.vbMeter;
  if (!meter.of) return;
  if (!meter.root?.isConnected) {
    close(meter);
    return;
  }
  passed(meter, document.hidden);
  if (event.type !== "keydown" || event.repeat || ALONE.includes(event.key)) return;
  const target = event.composedPath()[0];
  if (!target.closest?.(WRITING)) meter.keys += 1;
}

/* What came before the tab was hidden counts; while it is hidden, nothing does. */
function turned() {
  passed(window.vbMeter, !document.hidden);
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  if (!window.vbMeter) {
    window.vbMeter = fresh();
    SIGNALS.forEach((name) => window.addEventListener(name, used, { capture: true, passive: true }));
    document.addEventListener("visibilitychange", turned);
  }
  const meter = window.vbMeter;
  Object.assign(meter, { root: parentElement, idle: 1000 * data.idle });
  if (meter.of !== data.of || meter.who !== data.who) {
    close(meter);
    Object.assign(meter, { of: data.of, who: data.who, last: performance.now() });
  }
  meter.pending = meter.pending.filter((one) => one.seq > data.got);
  if (meter.pending.some((one) => one.seq > meter.sent)) {
    meter.sent = meter.seq;
    setTriggerValue("measured", meter.pending);
  }
}
