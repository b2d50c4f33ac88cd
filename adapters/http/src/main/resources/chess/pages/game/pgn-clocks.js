// The clocks of an imported game. Its one event has no times, but its PGN has them in comments.

const TOKEN = /\{([^}]*)\}|\$\d+|[()]|;[^\n]*|[^\s{}()$;]+/g;
const CLOCK = /\[%clk\s+(\d+):(\d+):(\d+(?:\.\d+)?)\s*\]/;
const NO_MOVE = /^(\d+\.*|\.+|1-0|0-1|1\/2-1\/2|\*)$/;

/** Reads the time on the mover's clock after each half-move of the main line, in milliseconds; null where unknown. */
export async function pgnClocks(game) {
  const answer = await fetch(`/api/games/${game}/pgn`, { headers: { Accept: "application/vnd.chess-pgn" } });
  return answer.ok ? clocks(await answer.text()) : [];
}

export function clocks(pgn) {
  const found = [];
  let depth = 0;
  for (const [token, comment] of movetext(pgn).matchAll(TOKEN)) {
    if (comment !== undefined) {
      const clock = depth === 0 && CLOCK.exec(comment);
      if (clock && found.length) found[found.length - 1] = millis(clock);
    } else if (token === "(" || token === ")") {
      depth += token === "(" ? 1 : -1;
    } else if (depth === 0 && !"$;".includes(token[0]) && !NO_MOVE.test(token)) {
      found.push(null);
    }
  }
  return found;
}

/** Returns what follows the tags. A line of the movetext can begin with a bracket, too. */
const movetext = (pgn) => pgn.slice(pgn.indexOf("\n\n") + 1);

const millis = ([, hours, minutes, seconds]) => Math.round(1000 * (3600 * hours + 60 * minutes + Number(seconds)));
