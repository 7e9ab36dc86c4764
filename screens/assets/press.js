export default function (component) {
  const { data, parentElement } = component;
  const root = stage(parentElement, "press");
  const keys = {};
  for (const one of data.press) {
    const before = keys[one.key];
    keys[one.key] = () => (before?.() || window.vbAct?.(one)) ?? false;
  }
  answer(root, keys);
}
