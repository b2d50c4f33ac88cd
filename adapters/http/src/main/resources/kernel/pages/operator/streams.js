// Lengths of all streams, by category, and the budgets of their aggregates.

import { work } from "./calls.js";
import { el, place } from "./elements.js";
import { stateMark } from "./state.js";
import { table } from "./table.js";
import { number } from "./words.js";

export function open(content) {
  const lines = table({
    label: "Categories",
    key: (line) => line.category,
    empty: "The log has no stream yet.",
    columns: [
      { title: "Category", kind: "mono", text: (line) => line.category },
      { title: "Budget", state: (line) => String(line.overBudget), parts: (line) => budget(line) },
      { title: "Streams", kind: "number", text: (line) => number(line.streams) },
      { title: "Events", kind: "number wide", text: (line) => number(line.events) },
      { title: "Longest", kind: "number wide", text: (line) => number(line.longest?.events) },
      {
        title: "Longest stream",
        kind: "mono broken wide",
        state: (line) => line.longest?.stream ?? "",
        parts: longest,
      },
      { title: "Streams by length", kind: "quiet wide broken", text: classes },
    ],
  });
  content.append(
    el(
      "p",
      { class: "lead" },
      "A command folds the events of its stream. A long stream makes each first command of a node slow.",
    ),
    el("div", { class: "card" }, lines.node),
  );

  async function refresh() {
    content.setAttribute("aria-busy", "true");
    try {
      lines.show((await work("/streams")).categories);
    } finally {
      content.removeAttribute("aria-busy");
    }
  }

  return { title: "Lengths of streams", live: false, refresh };
}

function budget({ budget, overBudget }) {
  if (budget === null) return stateMark("none", "hollow");
  return overBudget > 0
    ? stateMark(`${number(overBudget)} over ${number(budget)}`, "bad")
    : stateMark(`within ${number(budget)}`, "good");
}

function longest(line) {
  return line.longest === null ? "–" : place(["streams", line.longest.stream], line.longest.stream);
}

function classes({ histogram }) {
  return histogram
    .filter((one) => one.streams > 0)
    .map((one) => `≤ ${number(one.upTo)}: ${number(one.streams)}`)
    .join(", ");
}
