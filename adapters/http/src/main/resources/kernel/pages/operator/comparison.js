// Result of a comparison of two generations: a sentence, and the first rows that differ.

import { el, place } from "./elements.js";
import { count, number, pretty } from "./words.js";

export function comparison(compared) {
  return el(
    "div",
    { class: "comparison" },
    el("p", { class: compared.differing > 0 ? "bad strong" : "good strong" }, sentence(compared)),
    compared.leftOut.length > 0 && el("p", { class: "quiet" }, `Left out: ${compared.leftOut.join(", ")}`),
    compared.first.map(difference),
  );
}

function sentence({ candidate, serving, position, rows, differing }) {
  const result =
    differing > 0
      ? `${number(differing)} of ${count(rows, "row")} differ`
      : `no row of ${number(rows)} differs`;
  return `Generation ${candidate} against ${serving} at position ${number(position)}: ${result}.`;
}

function difference(row) {
  return el(
    "details",
    {},
    el("summary", {}, el("code", {}, row.key)),
    el("p", { class: "quiet" }, "In the candidate"),
    el("pre", { tabindex: 0 }, row.is === null ? "no row" : pretty(row.is)),
    el("p", { class: "quiet" }, "In the serving generation"),
    el("pre", { tabindex: 0 }, row.expected === null ? "no row" : pretty(row.expected)),
    el(
      "p",
      {},
      `${count(row.events, "event")} made the row, the last of them: `,
      row.last.flatMap((event, at) => [at > 0 && ", ", place(["events", event.position], event.event)]),
    ),
  );
}
