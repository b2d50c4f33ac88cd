// What the visitor does to the game. A move is drawn at once, and taken back with the reason when the server refuses it.

import { send, Unreachable } from "../api.js";
import { isExpected } from "../notice.js";
import { Rematch } from "./rematch.js";
import { san } from "./san.js";

const PATHS = {
  draw: "draw-offer",
  claim: "draw-claim",
  "accept-draw": "draw-acceptance",
  "decline-draw": "draw-refusal",
  "withdraw-draw": "draw-withdrawal",
  takeback: "takeback-proposal",
  "accept-takeback": "takeback-acceptance",
  "decline-takeback": "takeback-refusal",
  "withdraw-takeback": "takeback-withdrawal",
};

export class Commands {
  constructor(table, changed) {
    this.table = table;
    this.changed = changed;
    this.rematch = new Rematch(table, changed);
  }

  async move(uci) {
    const { table } = this;
    const pending = { uci, ply: table.plies + 1, san: san(table.head.position, uci), sent: Date.now() };
    table.pending = pending;
    table.refusal = null;
    table.asking = null;
    this.changed();
    try {
      const { body } = await send(`/api/games/${table.id}/moves`, { ply: pending.ply, move: uci });
      if (body.ply < pending.ply) this.takeBack(pending, null);
    } catch (failure) {
      this.takeBack(pending, explained(`${pending.san} was taken back.`, failure));
    }
  }

  /** Takes a move back, unless the history has confirmed it. A later event can still show that the move stands. */
  takeBack(pending, refusal) {
    const { table } = this;
    const { uci, ply } = pending;
    if (table.pending === pending) table.pending = null;
    if (table.head.line[ply - 1]?.uci !== uci) table.refusal = refusal && { ...refusal, uci, ply };
    this.changed();
  }

  async act(name) {
    const { table } = this;
    const refused = table.refusal !== null;
    table.refusal = null;
    switch (name) {
      case "resign":
      case "abort":
        table.asking = name;
        break;
      case "turn":
        table.turned = !table.turned;
        break;
      case "cancel":
        if (refused) break;
        if (table.over && table.rematch) return this.post(() => this.rematch.answer("cancellation"));
        table.asking = null;
        break;
      case "confirm":
        return this.command(table.asking === "resign" ? "resignation" : "abort");
      case "accept":
        return this.post(() => this.rematch.answer("acceptance"));
      case "decline":
        return this.post(() => this.rematch.answer("refusal"));
      case "rematch":
        return this.post(() => this.rematch.ask());
      default:
        return this.command(PATHS[name]);
    }
    this.changed();
  }

  command(path) {
    this.table.asking = null;
    return this.post(() => send(`/api/games/${this.table.id}/${path}`));
  }

  async post(command) {
    const { table } = this;
    table.busy = true;
    this.changed();
    try {
      await command();
    } catch (failure) {
      table.refusal = explained("Not done.", failure);
    }
    table.busy = false;
    this.changed();
  }
}

/** Returns the words for a failure. After a lost answer, the page does not know what the server did. */
function explained(strong, failure) {
  if (!isExpected(failure)) throw failure;
  return failure instanceof Unreachable || failure.slug === "outcome-unknown"
    ? { strong: "No answer.", text: "Look at the game before you try again." }
    : { strong, text: failure.detail || failure.title };
}
