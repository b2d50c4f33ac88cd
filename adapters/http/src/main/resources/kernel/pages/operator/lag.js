// Lag of the last minute, kept in this page only, and its line.

import { svg } from "./elements.js";

const SAMPLES = 31;
const WIDTH = 96;
const HEIGHT = 16;
const histories = new Map();

/** Keeps a sample of each thing by its key, and forgets things that are gone. */
export function sample(lags) {
  for (const known of histories.keys()) {
    if (!lags.has(known)) histories.delete(known);
  }
  for (const [key, lag] of lags) {
    const history = histories.get(key) ?? [];
    history.push(lag);
    histories.set(key, history.slice(-SAMPLES));
  }
}

/** Draws the samples of a thing from left to right; the newest is at the right edge. */
export function line(key, isBad) {
  const history = histories.get(key) ?? [];
  const most = Math.max(10, ...history);
  const points = history.map((lag, at) => {
    const x = WIDTH - ((history.length - 1 - at) * WIDTH) / (SAMPLES - 1);
    return `${x.toFixed(1)},${(HEIGHT - 1.5 - (lag / most) * (HEIGHT - 3)).toFixed(1)}`;
  });
  return svg(
    "svg",
    {
      class: isBad ? "lag bad" : "lag",
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      role: "img",
      "aria-label": spoken(history),
    },
    svg("path", { class: "base", d: `M0 ${HEIGHT - 0.5}H${WIDTH}` }),
    svg("polyline", { points: points.join(" ") }),
  );
}

function spoken(history) {
  return history.length === 0
    ? "no samples yet"
    : `between ${Math.min(...history)} and ${Math.max(...history)} events behind`;
}
