// Makes elements. Text becomes text nodes, never markup.

const SVG = "http://www.w3.org/2000/svg";

/** Makes an HTML element. Attributes that are null or false are left out; true makes an empty one. */
export function el(tag, attributes = {}, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

/** Makes an SVG element. */
export function svg(tag, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, tag), attributes, children);
}

/** Makes a link to another place of this page. */
export function place(parts, ...children) {
  return el("a", { href: "#" + parts.map(encodeURIComponent).join("/") }, ...children);
}

/** Makes a button that takes no second click while its action runs. It keeps the focus for a dialog to return it. */
export function button(label, action, attributes = {}) {
  const made = el("button", { type: "button", ...attributes }, label);
  made.addEventListener("click", async () => {
    if (made.ariaBusy === "true") return;
    made.ariaBusy = "true";
    try {
      await action();
    } finally {
      made.ariaBusy = "false";
    }
  });
  return made;
}

/** Sets a text only if it changed, so that a selection survives a refresh. */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? "" : value);
  }
  element.append(
    ...children.flat().filter((child) => child !== null && child !== undefined && child !== false),
  );
  return element;
}
