// A table whose rows stay in place while their values change. So focus and selection survive a refresh.

import { el, setText } from "./elements.js";

/**
 * Makes a table.
 *
 * @param columns title, optional name of a class, and either `text`, which gives the text of an item, or `parts`, which
 *     makes its elements again when `state` gives another text
 * @param key gives the key of an item
 * @param empty text for no items: what would be here, and how to get it
 */
export function table({ label, columns, key, empty }) {
  const body = el("tbody");
  const heads = columns.map((column) => el("th", { scope: "col", class: column.kind }, column.title));
  const none = el("tr", {}, el("td", { colspan: columns.length }, el("p", { class: "empty" }, empty)));
  const node = el(
    "div",
    { class: "scroll" },
    el(
      "table",
      {},
      el("caption", { class: "visually-hidden" }, label),
      el("thead", {}, el("tr", {}, heads)),
      body,
    ),
  );
  const rows = new Map();

  function row(item) {
    const cells = columns.map((column, at) =>
      at === 0 ? el("th", { scope: "row", class: column.kind }) : el("td", { class: column.kind }),
    );
    return { cells, states: [], node: el("tr", {}, cells) };
  }

  function fill(row, item) {
    columns.forEach((column, at) => {
      if (column.text) {
        setText(row.cells[at], column.text(item));
        return;
      }
      const state = column.state(item);
      if (row.states[at] !== state) {
        row.states[at] = state;
        row.cells[at].replaceChildren(...[column.parts(item)].flat());
      }
    });
  }

  function show(items) {
    const keys = new Set(items.map(key));
    for (const [known, row] of rows) {
      if (!keys.has(known)) {
        row.node.remove();
        rows.delete(known);
      }
    }
    items.forEach((item, at) => {
      const known = rows.get(key(item)) ?? row(item);
      rows.set(key(item), known);
      fill(known, item);
      if (body.children[at] !== known.node) body.insertBefore(known.node, body.children[at] ?? null);
    });
    if (items.length === 0) body.replaceChildren(none);
    else none.remove();
  }

  return { node, show };
}
