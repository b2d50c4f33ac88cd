// The address of a moment: `?version=12`, or `?ply=12` of an imported game. Back and forward go through the moments that
// the visitor chose; steps of the slider replace each other.

/** Returns the moment that the address names: `{version}`, `{ply}`, `{at}`, or `{}` for the game itself. */
export function read() {
  const query = new URLSearchParams(location.search);
  const number = (name) => (/^\d+$/.test(query.get(name) ?? "") ? Number(query.get(name)) : undefined);
  return { version: number("version"), ply: number("ply"), at: query.get("at") ?? undefined };
}

/** Returns the index of a moment, or null for the game itself. */
export function find({ version, ply }, { moments, head, imported }) {
  if (ply !== undefined && version === undefined) {
    if (imported || ply === 0) return ply;
    return find({ version: head.line[ply - 1]?.version }, { moments });
  }
  const at = moments.findLastIndex(({ event }) => event.version === version);
  return at < 0 ? null : at;
}

/**
 * Writes the shown moment into the address. A step from one past moment to the next one adds nothing to the history.
 *
 * @param replace true if the address named the moment in another way: then Back must not lead to that address again
 */
export function write(table, { step = false, replace = false }) {
  const { looking, shown, imported } = table;
  const query = !looking ? "" : imported ? `?ply=${shown.line.length}` : `?version=${shown.event.version}`;
  if (query === location.search) return;
  const replaces = replace || (step && looking && location.search !== "");
  history[replaces ? "replaceState" : "pushState"](null, "", location.pathname + query);
}
