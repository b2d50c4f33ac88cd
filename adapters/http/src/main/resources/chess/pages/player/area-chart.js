// Draws values over their order as an area with a line, a scale at the left, and moments below.

import { svg } from "../dom.js";

const LEFT = 40;
const RIGHT = 52;
const TOP = 8;
const BOTTOM = 26;

/** @param points `{value, at}`, the oldest first */
export function areaChart(points, width, height) {
  const values = points.map(({ value }) => value);
  const scale = steps(Math.min(...values), Math.max(...values));
  const [low, high] = [scale[0], scale.at(-1)];
  const x = (index) => (points.length === 1 ? width - RIGHT : LEFT + ((width - LEFT - RIGHT) * index) / (points.length - 1));
  const y = (value) => TOP + ((height - TOP - BOTTOM) * (high - value)) / (high - low);
  const line = points.map(({ value }, index) => `${x(index).toFixed(1)} ${y(value).toFixed(1)}`).join("L");
  const last = points.length - 1;
  const end = points[last].value;
  return svg("svg", { class: "area-chart", width, height, role: "img", "aria-label": label(points) },
    scale.map((value) => [
      svg("path", { class: "grid", d: `M${LEFT} ${Math.round(y(value)) + 0.5}H${width - RIGHT}` }),
      svg("text", { x: 0, y: y(value) + 4 }, String(value)),
    ]),
    svg("path", { class: "area", d: `M${x(0)} ${y(low)}L${line}L${x(last)} ${y(low)}z` }),
    svg("path", { class: "line", d: `M${line}` }),
    moments(points, width).map(({ index, text }) =>
      svg("text", { class: "moment", x: x(index), y: height - 6 }, text)),
    svg("circle", { class: "end", cx: x(last), cy: y(end), r: 4 }),
    svg("text", { class: "now", x: width - RIGHT + 11, y: y(end) + 4.5 }, String(Math.round(end))));
}

/** Round values from below the lowest to above the highest, four to seven of them. */
function steps(lowest, highest) {
  const size = [5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2500].find((step) => (highest - lowest) / step <= 5) ?? 5000;
  const first = Math.floor(lowest / size) * size;
  const count = Math.max(1, Math.ceil((highest - first) / size));
  return Array.from({ length: count + 1 }, (_, index) => first + index * size);
}

/** The places at which a new month, day, hour or minute begins, whichever gives few enough. */
function moments(points, width) {
  const most = Math.max(2, Math.floor(width / 110));
  const forms = [
    { month: "short", year: "numeric" }, { month: "short" }, { day: "numeric", month: "short" },
    { hour: "2-digit", minute: "2-digit" },
  ].map((form) => new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", ...form }));
  const starts = (form) => points
    .map(({ at }, index) => ({ index, text: form.format(at) }))
    .filter(({ text }, index, all) => index > 0 && text !== all[index - 1].text);
  const [years, ...finer] = forms.map(starts);
  const long = points.at(-1).at - points[0].at > 300 * 86_400_000;
  const chosen = (long ? years : finer.find((found) => found.length >= 2)) ?? [];
  return chosen.length ? spread(chosen, points.length, most) : [{ index: 0, text: forms.at(-1).format(points[0].at) }];
}

/** Leaves out what would stand too close to its neighbour. */
function spread(found, length, most) {
  const gap = length / most;
  const kept = [];
  for (const place of found) {
    const far = !kept.length || place.index - kept.at(-1).index >= gap;
    if (far && place.index < length - gap / 4) kept.push(place);
  }
  return kept;
}

function label(points) {
  const first = Math.round(points[0].value);
  const last = Math.round(points.at(-1).value);
  return `Rating after the last ${points.length} games: from ${first} to ${last}.`;
}
