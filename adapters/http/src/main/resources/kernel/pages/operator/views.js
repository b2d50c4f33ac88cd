// All views: one line for each generation that serves or will serve.

import { read } from "./calls.js";
import { el, place, setText } from "./elements.js";
import { line as lagLine, sample } from "./lag.js";
import { stateColumn, stateOf } from "./state.js";
import { table } from "./table.js";
import { actionButtons } from "./viewactions.js";
import { count, number, seconds } from "./words.js";

const SHOWN = new Set(["loading", "candidate", "serving", "unfollowed"]);

export function open(content) {
  const figures = ["Head of the log", "Appended", "Largest lag, serving", "Parked"].map((title) => [
    title,
    el("dd", {}, "–"),
  ]);
  const lines = table({
    label: "Views",
    key: (line) => line.generation,
    empty:
      "The servers have created no view yet. A view is here as soon as a node with the role views has started.",
    columns: [
      {
        title: "View",
        state: (line) => line.name,
        parts: (line) => el("code", {}, place(["views", line.name], line.name)),
      },
      stateColumn(stateOf),
      { title: "Generation", kind: "number quiet wide", text: (line) => number(line.generation) },
      { title: "Position", kind: "number wide", text: (line) => number(line.position) },
      { title: "Lag, events", kind: "number", text: (line) => number(line.lagEvents) },
      {
        title: "Seconds",
        kind: "number quiet wide",
        text: (line) => (line.role === "loading" ? "" : seconds(line.lagSeconds)),
      },
      {
        title: "Lag, last 60 s",
        kind: "wide",
        state: () => String(Date.now()),
        parts: (line) => lagLine(line.generation, stateOf(line)[1] === "bad"),
      },
      { title: "Owner", kind: "quiet wide", text: (line) => line.owner ?? line.load?.loader ?? "–" },
      {
        title: "",
        kind: "acts wide",
        state: (line) => line.role + line.mode + line.parked + Boolean(line.load?.loader),
        parts: (line) => actionButtons(line, refresh),
      },
    ],
  });
  content.append(
    el(
      "dl",
      { class: "figures" },
      figures.map(([title, value]) => el("div", {}, el("dt", {}, title), value)),
    ),
    el("div", { class: "card" }, lines.node),
  );
  let before = null;

  async function refresh() {
    const { head, projections } = await read("/projections");
    const shown = projections.filter((line) => SHOWN.has(line.role));
    sample(new Map(shown.map((line) => [line.generation, line.lagEvents])));
    const now = { head, at: performance.now() };
    const rate = before && Math.max(0, Math.round((1_000 * (head - before.head)) / (now.at - before.at)));
    before = now;
    const lag = Math.max(0, ...shown.filter((line) => line.role === "serving").map((line) => line.lagEvents));
    const parked = shown.reduce((sum, line) => sum + line.parked, 0);
    const texts = [
      number(head),
      rate === null ? "–" : `${number(rate)} / s`,
      count(lag, "event"),
      count(parked, "entry", "entries"),
    ];
    figures.forEach(([, value], at) => setText(value, texts[at]));
    figures[3][1].classList.toggle("bad", parked > 0);
    lines.show(shown);
  }

  return { title: "Views", live: true, refresh };
}
