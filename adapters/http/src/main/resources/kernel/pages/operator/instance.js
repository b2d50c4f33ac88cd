// One instance of a process: its state, what holds it, the events that made it, and what was sent.

import { work } from "./calls.js";
import { el, place } from "./elements.js";
import { moment, number, pretty } from "./words.js";

export function open(content, name, instance) {
  async function refresh() {
    const report = await work(`/processes/${encodeURIComponent(name)}/${encodeURIComponent(instance)}`);
    content.replaceChildren(
      card(
        "Now",
        el("dl", { class: "facts" }, facts(report)),
        el("pre", { tabindex: 0 }, pretty(report.state)),
      ),
      card(
        "Events that made it",
        list(report.made.map((reference) => place(["trace", reference], reference))),
      ),
      card(
        "Sent",
        list(
          report.sent.map((one) =>
            el("span", {}, `${one.reaction}, ${one.outcome}, for ${one.reference} at `, moment(one.at)),
          ),
        ),
      ),
    );
  }

  return { title: `${name}, ${instance}`, live: false, refresh };
}

function facts({ status, deadline, entry }) {
  const all = [
    ["Status", status],
    ["Deadline", moment(deadline)],
  ];
  if (entry !== null) {
    all.push(
      ["Held from", number(entry.heldFrom)],
      ["Since", moment(entry.since)],
      ["Cause", entry.cause],
      ["Reason", entry.reason],
    );
  }
  return all.map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, value)));
}

function list(items) {
  return items.length === 0
    ? el("p", { class: "quiet" }, "None.")
    : el(
        "ul",
        {},
        items.map((item) => el("li", {}, item)),
      );
}

function card(title, ...parts) {
  return el(
    "section",
    { class: "card" },
    el("header", {}, el("h2", {}, title)),
    el("div", { class: "inside" }, ...parts),
  );
}
