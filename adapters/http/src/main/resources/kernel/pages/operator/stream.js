// The events of one stream, page by page.

import { read } from "./calls.js";
import { button, el } from "./elements.js";
import { eventColumns } from "./eventcolumns.js";
import { sayFailure } from "./said.js";
import { table } from "./table.js";

const PAGE = 100;

export function open(content, stream) {
  const lines = table({
    label: "Events",
    key: (event) => event.position,
    empty: "The log has no event of this stream.",
    columns: eventColumns(),
  });
  const more = button("Further events", () => further().catch(sayFailure), { hidden: true });
  content.append(el("div", { class: "card" }, lines.node), el("div", { class: "row" }, more));
  let events = [];
  let next = 0;

  async function further() {
    const page = await read(`/streams/${encodeURIComponent(stream)}?after=${next}&limit=${PAGE}`);
    events = [...events, ...page.events];
    next = page.next;
    more.hidden = next === null;
    lines.show(events);
  }

  return { title: stream, live: false, refresh: () => (events.length === 0 ? further() : undefined) };
}
