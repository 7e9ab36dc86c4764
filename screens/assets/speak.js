/* What Streamlit says of itself, in Spanish. Only its own words, whole, outside what our pages write. */
const SAID = {
  "Skip to main content": "Ir al contenido",
  "Sidebar": "Menú",
  "App pages": "Pantallas",
  "Collapse sidebar": "Ocultar el menú",
  "Expand sidebar": "Mostrar el menú",
  "Choose an option": "Elija una opción",
  "Choose options": "Elija opciones",
  "Open": "Abrir",
  "Close": "Cerrar",
  "Clear all": "Quitar todo",
  "Clear value": "Borrar",
  "No results": "Sin resultados",
  "Link to heading": "Enlace a este título",
  "Previous page": "Página anterior",
  "Next page": "Página siguiente",
  "Pagination": "Páginas de la lista",
  "Previous month": "Mes anterior",
  "Next month": "Mes siguiente",
  "Previous": "Anterior",
  "Next": "Siguiente",
  "Calendar": "Calendario",
  "file upload": "Elegir archivos",
  "Upload": "Elegir archivos",
  "Browse files": "Elegir archivos",
  "View less": "Ver menos",
  "view less": "ver menos",
  "view more": "ver más",
  "Connecting": "Conectando",
  "Connection error": "Se perdió la conexión",
  "Page not found": "Esa página no existe",
  "Fullscreen": "Pantalla completa",
  "Loading": "Cargando",
  "Copy to clipboard": "Copiar",
  "Copied": "Copiado",
};
const BEGUN = [
  [/^Shortcut Shift \+ (.*)$/, "Tecla Mayús + $1"],
  [/^Shortcut (.*)$/, "Tecla $1"],
  [/^Shift \+ (.*)$/, "Mayús + $1"],
  [/^Help for (.*)$/, "Ayuda sobre $1"],
  [/^Remove (.*)$/, "Quitar $1"],
  [/^Page (\d+)$/, "Página $1"],
  [/^Go to page (\d+)$/, "Ir a la página $1"],
  [/^Current page, page (\d+)$/, "Página $1, la de ahora"],
  [/^1 option available\.$/, "Hay 1 opción."],
  [/^(\d+) options available\.$/, "Hay $1 opciones."],
  [/^(.+), selected$/, "Elegido: $1"],
  [/^Add: (.*)$/s, "Usar «$1»"],
  [/^View (\d+) more$/, "Ver $1 más"],
  [/^Show data: (.*)$/, "Ver los datos: $1"],
  [/^Download as PNG: (.*)$/, "Descargar como imagen: $1"],
  [/^Copy Vega-Lite spec: (.*)$/, "Copiar la receta del gráfico: $1"],
  [/^Fullscreen: (.*)$/, "Pantalla completa: $1"],
  [/^Is Streamlit still running\?.*$/s,
    "Visto Bueno no responde. Si se cerró, ábralo de nuevo con «vistobueno abrir»; lo que decidió está guardado."],
];
const NAMES = ["aria-label", "title", "placeholder"];
/* What a page of ours or a paper says stays as it is. */
const OURS = "[data-testid=stMarkdownContainer], [data-testid=stIconMaterial], textarea, script, style";

const FOREIGN = "[data-testid=stFileUploaderDropzone]";

function ours(node) {
  return node?.closest(OURS) && !node.closest(FOREIGN);
}

function spanish(words) {
  const said = words.trim();
  if (Object.hasOwn(SAID, said)) return SAID[said];
  const found = BEGUN.find(([english]) => english.test(said));
  return found ? said.replace(found[0], found[1]) : null;
}

function tell(node) {
  if (node.nodeType === Node.TEXT_NODE) {
    const told = ours(node.parentElement) ? null : spanish(node.data);
    if (told) node.data = told;
    return;
  }
  if (node.nodeType !== Node.ELEMENT_NODE) return;
  for (const name of NAMES) {
    const told = node.hasAttribute(name) ? spanish(node.getAttribute(name)) : null;
    if (told) node.setAttribute(name, told);
  }
  node.childNodes.forEach(tell);
}

function speak() {
  tell(document.body);
  if (window.vbSpeaks) return;
  window.vbSpeaks = new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "childList") change.addedNodes.forEach(tell);
      else tell(change.target);
    }
  });
  window.vbSpeaks.observe(document.body,
    { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: NAMES });
}

