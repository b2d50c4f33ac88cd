// Parked entries of a view, with the two ways to resolve one.

import { write } from "./calls.js";
import { confirmed } from "./confirm.js";
import { button, el, place } from "./elements.js";
import { say, sayFailure } from "./said.js";
import { table } from "./table.js";
import { count, number } from "./words.js";

/** Makes the card. @param done called after an action, to show its result */
export function parkedTable(view, done) {
  const entries = table({
    label: "Parked entries",
    key: (entry) => `${entry.generation} ${entry.entry}`,
    empty:
      "No entry is parked. An entry is here when a row or a stream fails with an error that a repetition does not change.",
    columns: [
      { title: "Entry", kind: "mono broken", text: (entry) => entry.entry },
      { title: "Generation", kind: "number quiet wide", text: (entry) => number(entry.generation) },
      {
        title: "Position",
        kind: "number",
        state: (entry) => String(entry.position),
        parts: (entry) => place(["events", entry.position], number(entry.position)),
      },
      { title: "Later events", kind: "number quiet wide", text: (entry) => number(entry.further) },
      { title: "Reason", kind: "wide broken", text: (entry) => entry.reason },
      { title: "", kind: "acts", state: () => "", parts: buttons },
    ],
  });

  function buttons(entry) {
    return [
      button("Retry…", () => perform("retry", entry, retrying(view, entry)), {
        "aria-label": `Retry ${entry.entry}…`,
      }),
      button("Give up…", () => perform("give-up", entry, givingUp(view, entry)), {
        class: "danger",
        "aria-label": `Give up ${entry.entry}…`,
      }),
    ];
  }

  async function perform(action, { entry, generation }, question) {
    try {
      if ((await confirmed(question)) === null) return;
      const answer = await write(`/projections/${view}/${action}`, { entry, generation });
      say(`${entry}: ${count(answer.keys.length, "row")} folded again, ${number(answer.changed)} changed.`);
      await done();
    } catch (failure) {
      sayFailure(failure);
    }
  }

  return {
    node: el("section", { class: "card" }, el("header", {}, el("h2", {}, "Parked entries")), entries.node),
    show: entries.show,
  };
}

function retrying(view, { entry, generation }) {
  return {
    title: `Retry ${entry} of ${view}?`,
    effect: `The rows of this entry are folded again from the log, in generation ${generation}. If that works, the entry is gone.`,
    undo: "Nothing to undo: if it fails again, the entry stays.",
    label: "Retry",
  };
}

function givingUp(view, { entry, position, generation }) {
  return {
    title: `Give up ${entry} of ${view}?`,
    effect:
      `Generation ${generation} leaves out the event at position ${number(position)}, and later events that fail, for ever. ` +
      "The log keeps them. The other events of the entry count.",
    undo: "There is no way back in this generation. A rebuild leaves them out, too.",
    label: "Give up",
    danger: true,
  };
}
