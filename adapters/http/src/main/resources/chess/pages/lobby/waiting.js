// The open challenges of the visitor. When one is accepted, the page goes to its game.

import { Problem, get, send } from "../api.js";
import * as me from "../me.js";
import { poll } from "../poll.js";
import { control, speed, speedOf } from "../words.js";

const PAUSE = 1_000;

export class Waiting {
  #open = new Map();
  #closed = new Set();
  #listeners = new Set();
  #check;

  constructor() {
    // A hidden tab goes on: the first move of the game has a limit.
    this.#check = poll(() => this.#look(), PAUSE, () => this.#open.size > 0);
    me.changed(() => this.#change(() => this.#open.clear()));
  }

  /** Calls the listener with the challenges, and with a text when one is over. */
  onChange(listener) {
    this.#listeners.add(listener);
  }

  /** Adds challenges of a list. The list can be late, and still have one that is no longer open. */
  add(challenges) {
    const fresh = challenges.filter(({ id }) => !this.#open.has(id) && !this.#closed.has(id));
    if (fresh.length) this.#change(() => fresh.forEach((challenge) => this.#open.set(challenge.id, challenge)));
  }

  async cancel(id) {
    try {
      await send(`/api/challenges/${id}/cancellation`);
      this.#remove(id, "");
    } catch (failure) {
      if (!(failure instanceof Problem) || failure.slug !== "challenge-closed") throw failure;
      await this.#check();
    }
  }

  /** Goes to a game that has started or is about to start. No other challenge of the visitor stays open. */
  async play(game) {
    const others = [...this.#open.keys()].filter((id) => id !== game);
    await Promise.allSettled(others.map((id) => send(`/api/challenges/${id}/cancellation`)));
    await get(`/api/games/${game}?wait=10000`).catch(() => null);
    location.assign(`/games/${game}`);
  }

  async #look() {
    for (const id of [...this.#open.keys()]) {
      const challenge = await now(id);
      if (challenge?.status === "accepted") {
        this.#remove(id, "The game starts."); // or Back to this page leads into the game again
        return this.play(challenge.game ?? id);
      }
      if (challenge?.status !== "open") this.#remove(id, over(challenge));
    }
  }

  #remove(id, text) {
    this.#closed.add(id);
    this.#change(() => this.#open.delete(id), text);
  }

  #change(change, text) {
    change();
    this.#listeners.forEach((listener) => listener([...this.#open.values()], text));
  }
}

/** A challenge in words: `5+3 blitz, rated`. */
export function inWords({ timeControl, rated }) {
  const kind = rated ? "rated" : "casual";
  return timeControl ? `${control(timeControl)} ${speed(speedOf(timeControl))}, ${kind}` : `untimed, ${kind}`;
}

/** Returns a challenge, or null if the server no longer knows it: one that keeps nothing was started again. */
async function now(id) {
  try {
    return (await get(`/api/challenges/${id}`)).body;
  } catch (failure) {
    if (failure instanceof Problem && failure.status === 404) return null;
    throw failure;
  }
}

function over(challenge) {
  switch (challenge?.status) {
    case "refused": return `${challenge.to?.id ?? "The other player"} declined your challenge.`;
    case "expired": return "No player accepted your challenge in time. Send it again, or accept an open one.";
    default: return "";
  }
}
