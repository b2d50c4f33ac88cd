// How long the page waits for a move. A game that comes from a challenge limits the time for a first move, and the page
// counts it down. Later the page says when the side to move has needed more than a minute.

import { get } from "../api.js";
import { duration, speedOf } from "../words.js";
import { now } from "./server-time.js";

const MINUTE = 60_000;
const SECONDS = { ultraBullet: 15, bullet: 20, blitz: 25, rapid: 30, classical: 35 };

export class Waiting {
  constructor(table) {
    this.table = table;
  }

  /** Learns if the game comes from a challenge: then the challenge has the id of the game. */
  async learn() {
    const { game, id } = this.table;
    if (game.status === "ended" || game.ply >= 2) return;
    const white = encodeURIComponent(game.players.white.id);
    try {
      const { body } = await get(`/api/challenges?status=accepted&limit=100&player=${white}`);
      this.limit = body.items.some((challenge) => challenge.id === id) ? SECONDS[speedOf(game.timeControl)] : undefined;
    } catch {
      // Without an answer the page does not count. The server does.
    }
  }

  /** Returns the words for the actions row, or null. */
  words() {
    const { over, moments, plies } = this.table;
    if (over) return null;
    const last = moments.findLastIndex(({ event }) => ["started", "moved", "moves-taken-back"].includes(event.type));
    const waited = now() - Date.parse(moments[last].event.at);
    if (plies < 2 && this.limit) {
      const left = this.limit + (givenBack(moments.slice(last)) - waited) / 1000;
      return `${Math.max(0, Math.ceil(left))} s left`;
    }
    return waited < MINUTE ? null : `for ${duration(MINUTE * Math.floor(waited / MINUTE))}`;
  }
}

/** Returns the milliseconds that the server gave back because it was down. */
function givenBack(moments) {
  const given = moments.filter(({ event }) => event.type === "time-given" && event.data.by === null);
  return given.reduce((sum, { event }) => sum + event.data.millis, 0);
}
