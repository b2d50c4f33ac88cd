// What each action on a view asks before it is sent, and what it says afterwards.

import { write } from "./calls.js";
import { comparison } from "./comparison.js";
import { count, duration, megabytes, number } from "./words.js";

const UNTIL_CUT_OVER = "The serving generation answers all queries until a cut-over.";

export const ACTIONS = {
  rebuild: {
    label: "Rebuild…",
    question: async (line) => {
      const cost = await write(`/projections/${line.name}/estimate`);
      return {
        title: `Rebuild ${line.name}?`,
        effect:
          `A new generation is filled from the whole log: about ${count(cost.rows, "row")} from ${count(cost.events, "event")}, ` +
          `${duration(1_000 * cost.seconds)}, ${megabytes(cost.diskBytes)} of disk. ${UNTIL_CUT_OVER}`,
        undo: "Cancel ends the load. Discard removes the new generation.",
        label: "Rebuild",
      };
    },
    said: (line) => `The rebuild of ${line.name} has begun.`,
  },
  cancel: {
    label: "Cancel…",
    question: (line) => ({
      title: `Cancel the load of ${line.name}, generation ${line.generation}?`,
      effect: `The load ends at its next check. ${UNTIL_CUT_OVER}`,
      undo: "Rebuild goes on with the passes that are done.",
      label: "Cancel the load",
    }),
    said: (line) => `The load of generation ${line.generation} of ${line.name} will end.`,
  },
  cutover: {
    label: "Cut over…",
    question: (line) => ({
      title: `Cut over ${line.name} to generation ${line.generation}?`,
      effect:
        "The server compares both generations at one position, and holds them for at most ten seconds. " +
        `If no row differs, generation ${line.generation} answers all queries from then on.`,
      undo: "Roll back lets the generation before serve again, while it is kept.",
      label: "Cut over",
    }),
    said: (line, answer) => `Generation ${answer.serving} of ${line.name} serves: ${answer.gate}.`,
  },
  discard: {
    label: "Discard…",
    question: (line) => ({
      title: `Discard generation ${line.generation} of ${line.name}?`,
      effect: `The generation never serves, and a clean-up removes its rows. ${UNTIL_CUT_OVER}`,
      undo: "There is no way back. A rebuild fills another generation.",
      label: "Discard",
      danger: true,
      fields: [{ name: "reason", label: "Reason, for the record" }],
    }),
    said: (line) => `Generation ${line.generation} of ${line.name} is discarded.`,
  },
  rollback: {
    label: "Roll back…",
    question: (line) => ({
      title: `Roll ${line.name} back to generation ${line.generation}?`,
      effect: `Generation ${line.generation} follows the log to its head, and then answers all queries. Nothing compares the rows.`,
      undo: "Roll back once more: the generation that serves now is kept.",
      label: "Roll back",
    }),
    said: (line, answer) => `Generation ${answer.serving} of ${line.name} serves again.`,
  },
  pause: {
    label: "Pause…",
    question: (line) => ({
      title: `Pause ${line.name}, generation ${line.generation}?`,
      effect: "Its rows stay as they are, on all nodes. Queries get older and older answers.",
      undo: "Resume.",
      label: "Pause",
      danger: true,
    }),
    said: (line) => `${line.name} is paused.`,
  },
  resume: {
    label: "Resume…",
    question: (line) => ({
      title: `Resume ${line.name}, generation ${line.generation}?`,
      effect: "A node follows the log again, from the position at which the view stopped.",
      undo: "Pause.",
      label: "Resume",
    }),
    said: (line) => `${line.name} goes on.`,
  },
};

/** Returns the question after a comparison that found differences. */
export function inSpiteOf(line, compared) {
  return {
    title: `Cut over ${line.name} in spite of the differences?`,
    effect: `${count(compared.differing, "row")} of ${number(compared.rows)} differ. Nothing has changed yet.`,
    below: comparison(compared),
    undo: "Roll back lets the generation before serve again, while it is kept.",
    label: "Cut over",
    danger: true,
    fields: [{ name: "accept", label: "Reason to accept the differences, for the record" }],
  };
}
