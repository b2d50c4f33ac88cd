// One process: its partitions, the instances that wait for an operator, and what operators did.

import { actsTable } from "./acts.js";
import { read } from "./calls.js";
import { el, place } from "./elements.js";
import { processButton, processButtons } from "./processactions.js";
import { stateMark, stateOfProcess } from "./state.js";
import { table } from "./table.js";
import { moment, number, seconds } from "./words.js";

export function open(content, name) {
  const state = el("div", { class: "row" });
  const partitions = table({
    label: "Partitions",
    key: (partition) => partition.partition,
    empty: "This process has not been started on this log.",
    columns: [
      { title: "Partition", text: (partition) => String(partition.partition) },
      { title: "Position", kind: "number", text: (partition) => number(partition.position) },
      { title: "Lag, events", kind: "number", text: (partition) => number(partition.lagEvents) },
      { title: "Seconds", kind: "number quiet wide", text: (partition) => seconds(partition.lagSeconds) },
      { title: "Owner", kind: "quiet wide", text: (partition) => partition.owner ?? "–" },
    ],
  });
  const held = table({
    label: "Held instances",
    key: (one) => one.instance,
    empty:
      "Every instance takes its events. An instance is here while a reaction is tried again, or when it waits for an operator.",
    columns: [
      {
        title: "Instance",
        kind: "mono broken",
        state: (one) => one.instance,
        parts: (one) => place(["processes", name, one.instance], one.instance),
      },
      {
        title: "State",
        state: (one) => one.status,
        parts: (one) => stateMark(one.status, one.status === "parked" ? "bad" : "open"),
      },
      {
        title: "Since",
        kind: "wide",
        state: (one) => one.entry.since,
        parts: (one) => moment(one.entry.since),
      },
      { title: "Cause", kind: "wide broken", text: (one) => one.entry.cause },
      { title: "Reason", kind: "wide broken", text: (one) => one.entry.reason },
      { title: "", kind: "acts", state: (one) => one.entry.cause, parts: buttons },
    ],
  });
  const acts = actsTable();
  content.append(
    state,
    card("Held instances", held.node),
    card("Partitions", partitions.node),
    card("What operators did", acts.node),
  );

  function buttons({ instance, entry }) {
    const about = { name, instance, cause: entry.cause };
    return [
      processButton("retry", about, { instance }, refresh),
      processButton("give-up", about, { instance, cause: entry.cause }, refresh),
    ];
  }

  let buttonsOf = "";
  function showState(process, isRolledBack) {
    const now = [stateOfProcess(process), process.paused, process.version, isRolledBack].join();
    if (now === buttonsOf) return;
    buttonsOf = now;
    state.replaceChildren(
      el("span", { class: "state" }, stateMark(...stateOfProcess(process))),
      el("span", { class: "quiet" }, `version ${process.version}`),
      ...processButtons(process, refresh),
      ...(process.version > 1 ? [processButton("roll-back", process, {}, refresh)] : []),
      ...(isRolledBack ? [processButton("roll-forward", process, {}, refresh)] : []),
    );
  }

  async function refresh() {
    const [{ processes }, report] = await Promise.all([
      read("/processes"),
      read(`/processes/${encodeURIComponent(name)}`),
    ]);
    const process = processes.find((one) => one.name === name);
    showState(process, report.acts.find((act) => act.action.startsWith("roll-"))?.action === "roll-back");
    partitions.show(process.partitions);
    held.show(report.held);
    acts.show(report.acts);
  }

  return { title: name, live: true, refresh };
}

function card(title, ...parts) {
  return el("section", { class: "card" }, el("header", {}, el("h2", {}, title)), ...parts);
}
