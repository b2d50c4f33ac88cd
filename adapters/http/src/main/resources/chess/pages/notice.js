// Says what went wrong and what helps, and what an empty list would hold.

import { Problem, Unreachable } from "./api.js";
import { el } from "./dom.js";
import { capital } from "./words.js";

/** True for a failure that the page explains to its visitor. */
export function isExpected(failure) {
  return failure instanceof Unreachable || failure instanceof Problem;
}

/** Returns the text for a failure, with its remedy. */
export function explain(failure) {
  if (!isExpected(failure)) throw failure;
  if (failure instanceof Unreachable) return "The server does not answer. Check that it runs, and try again.";
  return failure.status >= 500 ? `${failure.message} Try again in a moment.` : withoutPlace(failure.message);
}

/** A refused place of a body, such as `/to: `, means nothing to a visitor. */
function withoutPlace(text) {
  return capital(text.replace(/^\/\w+: /, ""));
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
