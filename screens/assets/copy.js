export default function (component) {
  const { data, parentElement } = component;
  const root = stage(parentElement, "copy");
  const button = el("button", { type: "button", onclick: async () => {
    try {
      await navigator.clipboard.writeText(data.text);
      button.textContent = "Copiado";
    } catch {
      button.textContent = "El navegador no dejó copiar: seleccione el texto";
    }
  } }, "Copiar el texto");
  root.replaceChildren(button);
}
