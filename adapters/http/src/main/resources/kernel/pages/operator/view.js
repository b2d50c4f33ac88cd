// One view: its generations, its parked entries, a comparison, and what operators did.

import { actsTable } from "./acts.js";
import { read, write } from "./calls.js";
import { comparison } from "./comparison.js";
import { button, el } from "./elements.js";
import { parkedTable } from "./parked.js";
import { stateColumn, stateOf } from "./state.js";
import { table } from "./table.js";
import { actionButton, actionButtons, halted } from "./viewactions.js";
import { megabytes, number, seconds } from "./words.js";

export function open(content, name) {
  const generations = table({
    label: "Generations",
    key: (line) => line.generation,
    empty: "No release on this log has this view.",
    columns: [
      { title: "Generation", text: (line) => number(line.generation) },
      stateColumn(stateOf),
      { title: "Version", kind: "number quiet wide", text: (line) => String(line.version) },
      { title: "Position", kind: "number wide", text: (line) => number(line.position) },
      { title: "Lag, events", kind: "number", text: (line) => number(line.lagEvents) },
      { title: "Seconds", kind: "number quiet wide", text: (line) => seconds(line.lagSeconds) },
      { title: "Mode", kind: "quiet wide", text: (line) => line.mode },
      { title: "Disk", kind: "number quiet wide", text: (line) => megabytes(line.diskBytes) },
      { title: "Owner", kind: "quiet wide", text: (line) => line.owner ?? line.load?.loader ?? "–" },
      {
        title: "",
        kind: "acts",
        state: (line) => line.role + line.mode + Boolean(line.load?.loader),
        parts: buttons,
      },
    ],
  });
  const compared = el("div", { class: "inside", "aria-live": "polite" });
  const compareCard = card("Comparison", compared);
  compareCard.hidden = true;
  const parked = parkedTable(name, refresh);
  const acts = actsTable();
  content.append(
    card("Generations", generations.node),
    compareCard,
    parked.node,
    card("What operators did", acts.node),
  );

  function buttons(line) {
    if (line.role === "candidate") {
      return [
        halted(line) && actionButton("resume", line, refresh),
        button("Compare", compare, { "aria-label": `Compare ${name}, generation ${line.generation}` }),
        actionButton("cutover", line, refresh),
        actionButton("discard", line, refresh),
      ].filter(Boolean);
    }
    if (line.role === "loading" && !line.load?.loader) {
      return [actionButton("rebuild", line, refresh), actionButton("discard", line, refresh)];
    }
    if (line.role !== "serving") return actionButtons(line, refresh);
    return [
      actionButton("rebuild", line, refresh),
      actionButton(halted(line) ? "resume" : "pause", line, refresh),
    ];
  }

  async function compare() {
    compareCard.hidden = false;
    compared.replaceChildren(
      el("p", { class: "quiet" }, "The server holds both generations and compares their rows."),
    );
    try {
      compared.replaceChildren(comparison(await write(`/projections/${encodeURIComponent(name)}/diff`)));
    } catch (failure) {
      compared.replaceChildren(el("p", { class: "bad" }, failure.message));
    }
  }

  async function refresh() {
    const { projections } = await read("/projections");
    const own = projections.filter((line) => line.name === name);
    generations.show(own);
    const lists = await Promise.all(own.filter((line) => line.parked > 0).map(entriesOf));
    parked.show(lists.flat());
    acts.show(own.length > 0 ? (await read(`/projections/${name}/acts`)).acts : []);
  }

  return { title: name, live: true, refresh };
}

async function entriesOf({ name, generation }) {
  const { parked } = await read(`/projections/${name}/parked?generation=${generation}`);
  return parked.map((entry) => ({ ...entry, generation }));
}

function card(title, ...parts) {
  return el("section", { class: "card" }, el("header", {}, el("h2", {}, title)), ...parts);
}
