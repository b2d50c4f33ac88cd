// All processes: one line for each.

import { read } from "./calls.js";
import { el, place } from "./elements.js";
import { processButtons } from "./processactions.js";
import { stateColumn, stateOfProcess } from "./state.js";
import { table } from "./table.js";
import { moment, number, seconds } from "./words.js";

export function open(content) {
  const lines = table({
    label: "Processes",
    key: (process) => process.name,
    empty: "The subject has no process, or no node with the role processes has started yet.",
    columns: [
      {
        title: "Process",
        state: (process) => process.name,
        parts: (process) => el("code", {}, place(["processes", process.name], process.name)),
      },
      stateColumn(stateOfProcess),
      { title: "Version", kind: "number quiet wide", text: (process) => String(process.version) },
      { title: "Instances", kind: "number wide", text: (process) => number(process.instances) },
      { title: "Lag, events", kind: "number", text: (process) => number(most(process, "lagEvents")) },
      {
        title: "Seconds",
        kind: "number quiet wide",
        text: (process) => seconds(most(process, "lagSeconds")),
      },
      {
        title: "Next deadline",
        kind: "wide",
        state: (process) => String(process.nextDeadline),
        parts: (process) => moment(process.nextDeadline),
      },
      { title: "Fired", kind: "number quiet wide", text: (process) => number(process.fired) },
      { title: "Late, p99", kind: "number quiet wide", text: (process) => late(process.latenessMillis.p99) },
      { title: "Partitions, by owner", kind: "quiet wide broken", text: owners },
      {
        title: "",
        kind: "acts wide",
        state: (process) => String(process.paused),
        parts: (process) => processButtons(process, refresh),
      },
    ],
  });
  content.append(el("div", { class: "card" }, lines.node));

  async function refresh() {
    lines.show((await read("/processes")).processes);
  }

  return { title: "Processes", live: true, refresh };
}

function most(process, member) {
  return Math.max(0, ...process.partitions.map((partition) => partition[member]));
}

function late(millis) {
  return millis === null ? "–" : `${number(millis)} ms`;
}

function owners({ partitions }) {
  const counts = Map.groupBy(partitions, (partition) => partition.owner ?? "no node");
  return [...counts].map(([owner, owned]) => `${owner} ${owned.length}`).join(", ");
}
