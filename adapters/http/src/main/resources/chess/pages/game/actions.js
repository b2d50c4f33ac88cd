// The actions row: the only place for every state of the game. `row` says what stands in it.

import { capital, named, reason, result, outcome } from "../words.js";
import { other } from "./position.js";
import { rematchRow } from "./rematch-row.js";

const act = (name, label, more = {}) => ({ act: name, label, ...more });
const SLOW = 2_000;
const primary = { kind: "primary" };
const danger = { kind: "danger" };

/** Returns `strong` and `text`, the words of the state, and its `buttons`. */
export function row(table) {
  if (table.trouble) return { buttons: [], ...table.trouble };
  if (table.looking) return lookingBack(table);
  if (table.refusal) return { ...table.refusal, buttons: [act("cancel", "Close")] };
  if (table.over) return ended(table);
  if (!table.connected) return { strong: "Connection lost.", text: "Trying again.", buttons: [] };
  if (!table.side) return { text: `${capital(table.turn)} to move`, buttons: [act("turn", "Turn the board")] };
  if (table.choosing) return { strong: "Promote to?", buttons: [act("cancel", "Cancel")] };
  return sending(table) ?? asked(table) ?? offered(table) ?? playing(table);
}

function lookingBack(table) {
  const { side, head } = table;
  const offer =
    side && (head.drawBy === other(side) ? "draw offered" : head.takebackBy === other(side) && "takeback proposed");
  const news = table.over ? null : offer || (side === head.position.turn && "your move");
  const text = capital(table.place) + (news ? ` · ${news}` : "");
  return { strong: "Looking back.", text, buttons: [act("back", "Back to the game", primary)] };
}

function sending({ pending }) {
  if (!pending || Date.now() - pending.sent < SLOW) return null;
  return { strong: `Sending ${pending.san}.`, text: "No answer yet", buttons: [] };
}

function asked({ asking }) {
  if (!asking) return null;
  const label = asking === "resign" ? "Resign" : "Abort";
  return { strong: `${label} this game?`, buttons: [act("confirm", label, danger), act("cancel", "Cancel")] };
}

/** Shows the older of two offers, so that the buttons under a pointer keep their meaning. */
function offered({ head, moments, side }) {
  const by = other(side);
  const since = (offer) => moments.findLastIndex((moment) => moment[offer] !== by);
  const [offer] = ["drawBy", "takebackBy"].filter((each) => head[each] === by).sort((a, b) => since(a) - since(b));
  if (!offer) return null;
  const [name, strong] = offer === "drawBy" ? ["draw", "Draw offered"] : ["takeback", "Takeback proposed"];
  return { strong, buttons: [act(`accept-${name}`, "Accept", primary), act(`decline-${name}`, "Decline")] };
}

function playing(table) {
  const { head, side, plies, game } = table;
  const own = plies - (head.line.at(-1)?.by === side ? 1 : 2);
  const draw =
    head.drawBy === side
      ? act("withdraw-draw", "Withdraw offer")
      : game.claims.length
        ? act("claim", "Claim a draw")
        : act("draw", "Offer a draw", { disabled: plies < 2 });
  const takeback =
    head.takebackBy === side
      ? act("withdraw-takeback", "Withdraw")
      : act("takeback", "Take back", { disabled: own < 0 });
  const end = plies < 2 ? act("abort", "Abort") : act("resign", "Resign");
  return { note: note(table), buttons: [draw, takeback, end] };
}

function note(table) {
  const { head, side } = table;
  if (head.drawBy === side) return "Draw offered";
  if (head.takebackBy === side) return "Takeback proposed";
  if (table.pending) return "";
  const whose = table.turn === side ? "Your move" : `${named(table.game.players[table.turn])} to move`;
  return table.waiting ? `${whose}, ${table.waiting}` : whose;
}

function ended(table) {
  const { head, side } = table;
  const { result: score, termination } = head.end;
  const why = termination === "unknown" ? "" : reason(termination);
  const buttons = table.imported || !side ? [act("turn", "Turn the board")] : null;
  const rematch = buttons ? null : rematchRow(table);
  if (rematch?.strong) return rematch;
  const won = side && outcome(score, side);
  const strong = { won: "You won", lost: "You lost", drawn: "Draw" }[won] ?? winner(score) ?? `${capital(why)}.`;
  const text = score === "*" ? "No result" : [result(score), why].filter(Boolean).join(", ");
  return { strong, text, buttons: buttons ?? rematch.buttons };
}

function winner(score) {
  return { "1-0": "White won", "0-1": "Black won", "1/2-1/2": "Draw" }[score];
}
