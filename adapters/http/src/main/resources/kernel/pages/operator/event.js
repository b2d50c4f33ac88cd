// One event as it is stored, the rows that it changes, and the events before and after it.

import { Problem, read, work } from "./calls.js";
import { el, place } from "./elements.js";
import { stored } from "./eventcolumns.js";
import { forest } from "./tree.js";
import { moment, number, pretty } from "./words.js";

export function open(content, position) {
  async function refresh() {
    const event = (await read(`/log?after=${Number(position) - 1}&limit=1`)).events[0];
    if (!event || event.position !== Number(position)) {
      content.replaceChildren(el("p", { class: "empty" }, "The log has no event at this position."));
      return;
    }
    const trace = card("Causes and consequences");
    const rows = card("Rows that it changes");
    content.replaceChildren(
      el("div", { class: "card" }, el("div", { class: "inside" }, facts(event))),
      el(
        "div",
        { class: "halves" },
        stored("Data", pretty(event.data)),
        stored("Metadata", pretty(event.metadata)),
      ),
      trace,
      rows,
    );
    await Promise.all([
      fill(trace, async () =>
        forest(
          await work(`/trace/${encodeURIComponent(`${event.stream}@${event.version}`)}`),
          event.position,
        ),
      ),
      fill(rows, async () => touched(await work(`/consequences/${Number(position)}`))),
    ]);
  }

  return { title: `Event ${number(Number(position))}`, live: false, refresh };
}

function facts(event) {
  const all = [
    ["Type", el("code", {}, `${event.type} v${event.schemaVersion}`)],
    ["Stream", el("code", {}, place(["streams", event.stream], event.stream), `@${event.version}`)],
    ["Recorded", moment(event.recordedAt)],
    ["Digest", el("code", { class: "broken" }, event.digest)],
  ];
  return el(
    "dl",
    { class: "facts" },
    all.map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, value))),
  );
}

function touched({ touches }) {
  const some = touches.filter((one) => one.keys.length > 0 || one.trouble !== "");
  if (some.length === 0) return el("p", { class: "quiet" }, "No view has a row that this event changes.");
  return el(
    "ul",
    {},
    some.map((one) =>
      el(
        "li",
        {},
        place(["views", one.view], one.view),
        ` v${one.version}: `,
        one.trouble === ""
          ? el("code", { class: "broken" }, one.keys.join(", "))
          : el("span", { class: "bad" }, one.trouble),
      ),
    ),
  );
}

function card(title) {
  return el(
    "section",
    { class: "card" },
    el("header", {}, el("h2", {}, title)),
    el("div", { class: "inside", "aria-live": "polite" }, el("p", { class: "quiet" }, "Reading …")),
  );
}

/** Fills a card, or says in it why the node refuses. */
async function fill(card, make) {
  try {
    card.lastChild.replaceChildren(await make());
  } catch (failure) {
    card.lastChild.replaceChildren(
      el("p", { class: failure instanceof Problem ? "quiet" : "bad" }, failure.message),
    );
  }
}
