// The rematch: a challenge to the opponent of an ended game. Each player's page looks for it, and goes to the new game.

import * as api from "../api.js";
import * as me from "../me.js";
import { poll } from "../poll.js";

const PAUSE = 2_000;
const HOPE = 15 * 60_000;

export class Rematch {
  constructor(table, changed) {
    this.table = table;
    this.changed = changed;
  }

  /** Begins to look for the opponent's wish, if the game has ended a short time ago. */
  watch() {
    const ended = Date.parse(this.table.head.event.at);
    if (this.watching || Date.now() - ended > HOPE) return;
    this.watching = true;
    poll(() => this.look(), PAUSE);
  }

  async look() {
    const { table } = this;
    if (!table.side || table.imported) return;
    const known = table.rematch;
    if (known) {
      if (known.status === "open") this.take((await api.get(`/api/challenges/${known.id}`)).body);
      return;
    }
    const { body } = await api.get(`/api/challenges?status=open&limit=100&player=${encodeURIComponent(me.name())}`);
    const found = body.items.find(({ rematchOf }) => rematchOf === table.id);
    if (found) this.take(found);
  }

  async ask() {
    this.watching ||= Boolean(poll(() => this.look(), PAUSE));
    this.take((await api.send(`/api/games/${this.table.id}/rematch`)).body);
  }

  /** Answers or cancels: `acceptance`, `refusal` or `cancellation`. */
  async answer(word) {
    const { id } = this.table.rematch;
    await api.send(`/api/challenges/${id}/${word}`);
    this.take((await api.get(`/api/challenges/${id}`)).body);
  }

  take(challenge) {
    const before = this.table.rematch?.status;
    this.table.rematch = challenge;
    if (challenge.status === "accepted") location.assign(`/games/${challenge.game ?? challenge.id}`);
    if (before !== challenge.status) this.changed();
  }
}
