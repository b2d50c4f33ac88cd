// States of views and processes, each in a word with a disc of colour.

import { el } from "./elements.js";
import { number } from "./words.js";

/** Returns the state of a generation: its word, and the kind of its disc. */
export function stateOf(line) {
  if (line.mode === "stopped") return ["stopped", "bad"];
  if (line.parked > 0) return [`parked ${number(line.parked)}`, "bad"];
  if (line.mode === "paused") return ["paused", "hollow"];
  if (line.role === "loading") return loading(line.load);
  if (line.role !== "serving") return [line.role, "open"];
  return line.owner === null && line.mode !== "inline" ? ["waiting", "hollow"] : ["serving", "good"];
}

function loading(load) {
  if (load === null) return ["loading", "open"];
  if (load.loader === null) return ["interrupted", "hollow"];
  const done = load.done + (load.through === 0 ? 1 : load.read / load.through);
  return [`loading ${Math.min(99, Math.floor((100 * done) / load.passes))} %`, "open"];
}

export function stateOfProcess(process) {
  if (process.parked > 0) return [`parked ${number(process.parked)}`, "bad"];
  if (process.paused) return ["paused", "hollow"];
  if (process.partitions.some((partition) => partition.owner === null)) return ["waiting", "hollow"];
  return process.waiting > 0 ? [`trying ${number(process.waiting)}`, "open"] : ["running", "good"];
}

/** Column of a table that shows the state of an item. */
export function stateColumn(of) {
  return {
    title: "State",
    kind: "state",
    state: (item) => of(item).join(),
    parts: (item) => stateMark(...of(item)),
  };
}

export function stateMark(word, kind) {
  return [
    el("span", { class: `disc ${kind}`, "aria-hidden": "true" }),
    el("span", { class: kind === "bad" ? "bad strong" : "" }, word),
  ];
}
