// Columns of a table of stored events.

import { el, place } from "./elements.js";
import { moment, number } from "./words.js";

export function eventColumns() {
  return [
    {
      title: "Position",
      kind: "numbers",
      state: (event) => String(event.position),
      parts: (event) => place(["events", event.position], number(event.position)),
    },
    { title: "Type", kind: "mono", text: (event) => event.type },
    {
      title: "Stream",
      kind: "mono broken wide",
      state: (event) => event.stream + event.version,
      parts: (event) => [place(["streams", event.stream], event.stream), `@${event.version}`],
    },
    { title: "Actor", kind: "quiet broken wide", text: (event) => actor(event) },
    {
      title: "Recorded",
      kind: "number",
      state: (event) => event.recordedAt,
      parts: (event) => moment(event.recordedAt),
    },
  ];
}

function actor({ metadata }) {
  try {
    return JSON.parse(metadata).actor ?? "–";
  } catch {
    return "–";
  }
}

/** Makes the metadata or the data of an event. */
export function stored(title, text) {
  return el(
    "section",
    { class: "card" },
    el("header", {}, el("h2", {}, title)),
    el("div", { class: "inside" }, el("pre", { tabindex: 0 }, text)),
  );
}
