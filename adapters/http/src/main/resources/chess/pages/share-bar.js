// A bar of shares as SVG: its parts have a width and an x, because the pages allow no style in an element.

import { svg } from "./dom.js";

/** @param parts pairs of a class and a number */
export function shareBar(parts, { height, label }) {
  const all = parts.reduce((sum, [, count]) => sum + count, 0);
  if (!all) parts = [["none", 1]];
  let x = 0;
  const pieces = parts.map(([kind, count]) => {
    const width = (100 * count) / (all || 1);
    const piece = svg("rect", { class: kind, x: `${x}%`, width: `${width}%`, height });
    x += width;
    return piece;
  });
  return svg("svg", { class: "share", height, role: "img", "aria-label": label }, pieces);
}
