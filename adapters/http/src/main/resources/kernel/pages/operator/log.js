// The newest events of the log.

import { read } from "./calls.js";
import { el, place } from "./elements.js";
import { eventColumns } from "./eventcolumns.js";
import { table } from "./table.js";
import { number } from "./words.js";

const SHOWN = 50;

export function open(content) {
  const lines = table({
    label: "Newest events",
    key: (event) => event.position,
    empty: "The log has no event yet. The newest events are here, the last one first.",
    columns: eventColumns(),
  });
  const head = el("span", { class: "numbers" });
  content.append(
    el(
      "section",
      { class: "card" },
      el("header", {}, el("h2", {}, "Newest events"), head, place(["streams"], "Lengths of streams")),
      lines.node,
    ),
  );
  let newest = [];
  let after = null;

  async function refresh() {
    const last = after ?? Math.max(0, (await read("/log?limit=1")).head - SHOWN);
    const page = await read(`/log?after=${last}&limit=${SHOWN}`);
    newest = [...page.events.toReversed(), ...(after === null ? [] : newest)].slice(0, SHOWN);
    after =
      page.next === null ? (page.events.at(-1)?.position ?? last) : Math.max(page.next, page.head - SHOWN);
    head.textContent = `head ${number(page.head)}`;
    lines.show(newest);
  }

  return { title: "Log", live: true, refresh };
}
