// Reads the game's document: legal moves, claims, clocks. One read runs at a time, and one waits. While the document is
// older than the newest event, the page reads again, each time after a longer pause.

import { get } from "../api.js";
import { isExpected } from "../notice.js";
import { learn } from "./server-time.js";

const PAUSES = [1_000, 2_000, 4_000, 8_000];

export class GameDocument {
  #table;
  #changed;
  #running = false;
  #again = false;
  #late = 0;
  #timer = 0;

  /** @param changed called after each attempt to read */
  constructor(table, changed) {
    this.#table = table;
    this.#changed = changed;
  }

  /** @param query the query with its question mark, or nothing */
  async read(query = "") {
    const sent = Date.now();
    const { body } = await get(`/api/games/${this.#table.id}${query}`);
    if (body.clocks) learn(body.clocks.serverTime, sent, Date.now());
    this.#table.refresh(body);
  }

  async refresh() {
    if (this.#running) {
      this.#again = true;
      return;
    }
    this.#running = true;
    clearTimeout(this.#timer);
    let read;
    do {
      this.#again = false;
      read = await this.#attempt();
      this.#changed();
    } while (this.#again && read);
    this.#running = false;
    this.#readLater();
  }

  async #attempt() {
    try {
      await this.read();
      return true;
    } catch (failure) {
      if (!isExpected(failure)) reportError(failure);
      return false;
    }
  }

  #readLater() {
    if (!this.#table.behind) {
      this.#late = 0;
      return;
    }
    const pause = PAUSES[Math.min(this.#late++, PAUSES.length - 1)];
    this.#timer = setTimeout(() => this.refresh(), pause);
  }
}
