// Trees of events that follow from each other.

import { el, place } from "./elements.js";
import { moment, number } from "./words.js";

/** Makes the trees of a trace. @param chosen position of the event to mark */
export function forest(trace, chosen = null) {
  const notes = [];
  if (trace.position < trace.head)
    notes.push(
      `The view trace shows the log through position ${number(trace.position)} of ${number(trace.head)}.`,
    );
  if (trace.parked > 0) notes.push("Events can be missing, because the view trace has parked entries.");
  if (trace.cut) notes.push("Events are left out because of a limit. Open a later event to see them.");
  return el(
    "div",
    {},
    notes.map((note) => el("p", { class: "quiet small" }, note)),
    branch(trace.roots, chosen),
  );
}

/** The events of one stream follow each other in a list; an event of another stream is below its cause. */
function branch(events, chosen) {
  return el(
    "ul",
    { class: "tree" },
    events.flatMap((event) => items(event, chosen)),
  );
}

function items(event, chosen) {
  const caused = event.children.filter((child) => child.by === "causation");
  const next = event.children.filter((child) => child.by !== "causation");
  const item = el(
    "li",
    { class: event.position === chosen ? "chosen" : null },
    line(event),
    caused.length > 0 && branch(caused, chosen),
  );
  return [item, ...next.flatMap((child) => items(child, chosen))];
}

function line(event) {
  return el(
    "div",
    { class: "event" },
    el("span", { class: "mono" }, place(["events", event.position], event.type)),
    el("span", { class: "quiet mono broken" }, event.reference),
    el("span", { class: "quiet" }, event.actor ?? ""),
    el("span", { class: "quiet numbers" }, moment(event.recordedAt)),
  );
}
