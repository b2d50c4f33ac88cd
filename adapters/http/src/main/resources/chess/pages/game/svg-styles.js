// Lets cm-chessboard work under `style-src 'self'`. The library writes `style` attributes, which that policy refuses.
// Styles that a script sets property by property are allowed, so these two functions hand them over in that way.

import { Svg } from "../vendor/cm-chessboard/src/lib/Svg.js";

const { createSvg, addElement } = Svg;

Svg.createSvg = (container) => {
  const svg = createSvg(container);
  const setAttribute = svg.setAttribute.bind(svg);
  svg.setAttribute = (name, value) => (name === "style" ? (svg.style.cssText = value) : setAttribute(name, value));
  return svg;
};

Svg.addElement = (parent, name, { style, ...attributes } = {}) => {
  const element = addElement(parent, name, attributes);
  if (style) element.style.cssText = style;
  return element;
};
