// Formats of numbers, times and names.

import { el } from "./elements.js";

const THIN = "\u2009";

export function number(value) {
  return value === null || value === undefined ? "–" : value.toLocaleString("en").replaceAll(",", THIN);
}

export function seconds(value) {
  return value.toFixed(1);
}

export function count(value, one, many = one + "s") {
  return `${number(value)} ${value === 1 ? one : many}`;
}

export function megabytes(bytes) {
  return bytes === null ? "–" : `${(bytes / 1_048_576).toFixed(1)} MB`;
}

/** Returns a duration in the largest unit that leaves a number of at least one. */
export function duration(millis) {
  if (millis < 1_000) return `${Math.round(millis)} ms`;
  if (millis < 60_000) return `${(millis / 1_000).toFixed(1)} s`;
  if (millis < 3_600_000) return `${Math.round(millis / 60_000)} min`;
  return `${Math.round(millis / 3_600_000)} h`;
}

/** Returns the time of the day of an instant, in UTC. */
export function clock(instant) {
  return new Date(instant).toISOString().slice(11, 19);
}

/** Makes the element of an instant; the title has all of it. */
export function moment(instant) {
  if (instant === null) return "–";
  const text = String(instant);
  const today = new Date().toISOString().startsWith(text.slice(0, 10));
  return el(
    "time",
    { datetime: text, title: text },
    today ? clock(text) : `${text.slice(0, 10)} ${clock(text)}`,
  );
}

/** Returns JSON text in lines, or the text itself when it is no JSON. */
export function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
