// Says what went wrong and what helps, and what an empty list would hold.

import { Problem, Unreachable } from "./api.js";
import { el } from "./dom.js";

/** Returns the text for a failure, with its remedy. */
export function explain(failure) {
  if (failure instanceof Unreachable) return "The server does not answer. Check that it runs, and try again.";
  if (failure instanceof Problem && failure.status >= 500) return `${failure.message} Try again in a moment.`;
  if (failure instanceof Problem) return failure.message;
  throw failure;
}

/** Shows a failure in a place, with a button that tries again. */
export function failed(place, failure, again) {
  const button = again && el("button", { type: "button", "data-act": "again" }, "Try again");
  button?.addEventListener("click", again);
  place.replaceChildren(el("div", { class: "notice failed", role: "alert" }, el("span", {}, explain(failure)), button));
}

/** A row of a table that says what would be here and how to get it. */
export function emptyRow(columns, ...content) {
  return el("tr", { class: "none" }, el("td", { colspan: columns }, el("p", { class: "empty" }, content)));
}

/** Rows that keep the place of a list while it loads. */
export function loadingRows(columns, rows) {
  return Array.from({ length: rows }, () =>
    el("tr", { class: "loading", "aria-hidden": "true" }, Array.from({ length: columns }, () => el("td", {}, "\u00a0"))));
}
