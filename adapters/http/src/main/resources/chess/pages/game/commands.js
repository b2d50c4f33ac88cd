// What the visitor does to the game. A move is drawn at once, and taken back with the reason when the server refuses it.

import { send, Problem, Unreachable } from "../api.js";
import { other } from "./position.js";
import { Rematch } from "./rematch.js";
import { san } from "./san.js";

const PATHS = {
  draw: "draw-offer",
  claim: "draw-claim",
  "withdraw-draw": "draw-withdrawal",
  takeback: "takeback-proposal",
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
      this.takeBack(pending, { strong: `${pending.san} was taken back.`, text: why(failure) });
    }
  }

  /** Takes a move back, unless the history has confirmed it in the meantime. */
  takeBack(pending, refusal) {
    const { table } = this;
    if (table.pending === pending) table.pending = null;
    if (table.head.line[pending.ply - 1]?.uci !== pending.uci) table.refusal = refusal;
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
        return this.answer("acceptance");
      case "decline":
        return this.answer("refusal");
      case "rematch":
        return this.post(() => this.rematch.ask());
      default:
        return this.command(PATHS[name]);
    }
    this.changed();
  }

  answer(word) {
    const { table } = this;
    if (table.over) return this.post(() => this.rematch.answer(word));
    return this.command(`${table.head.drawBy === other(table.side) ? "draw" : "takeback"}-${word}`);
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
      table.refusal = { strong: "Not done.", text: why(failure) };
    }
    table.busy = false;
    this.changed();
  }
}

function why(failure) {
  if (failure instanceof Problem) return failure.detail || failure.title;
  if (failure instanceof Unreachable) return "The server does not answer.";
  throw failure;
}
