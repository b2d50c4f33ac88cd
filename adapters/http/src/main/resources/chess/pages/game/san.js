// The usual notation of a move, made from its UCI text and the position before it.

import { inCheck, mayGo, reaching } from "./attacks.js";
import { index, square } from "./position.js";

const NAMES = { k: "king", q: "queen", r: "rook", b: "bishop", n: "knight", p: "pawn" };

/** Returns the notation, such as `Nbd7`. A mate is marked by the caller, because only the server knows it. */
export function san(position, uci) {
  const after = position.play(uci);
  return unsigned(position, uci) + (inCheck(after, after.turn) ? "+" : "");
}

/** Returns the move in words for a screen reader, such as `knight b8 to d7`. */
export function spoken(position, uci) {
  if (position.castles(uci)) {
    return isShort(uci) ? "castles short" : "castles long";
  }
  const taken = position.takes(uci) ? `takes ${name(position.at(uci.slice(2))) ?? "pawn"} on` : "to";
  const into = uci[4] ? `, promotes to ${NAMES[uci[4]]}` : "";
  const after = position.play(uci);
  const check = inCheck(after, after.turn) ? ", check" : "";
  return `${name(position.at(uci))} ${uci.slice(0, 2)} ${taken} ${uci.slice(2, 4)}${into}${check}`;
}

/** Returns the name of a man in words, such as `white knight`. */
export function man(piece) {
  return piece ? `${piece[0] === "w" ? "white" : "black"} ${NAMES[piece[1]]}` : "empty";
}

const name = (piece) => (piece ? NAMES[piece[1]] : null);
const isShort = (uci) => uci[2] > uci[0];

function unsigned(position, uci) {
  if (position.castles(uci)) {
    return isShort(uci) ? "O-O" : "O-O-O";
  }
  const piece = position.at(uci)[1];
  const takes = position.takes(uci) ? "x" : "";
  const to = uci.slice(2, 4);
  if (piece === "p") {
    return (takes ? uci[0] : "") + takes + to + (uci[4] ? "=" + uci[4].toUpperCase() : "");
  }
  return piece.toUpperCase() + origin(position, uci) + takes + to;
}

function origin(position, uci) {
  const from = index(uci);
  const to = index(uci.slice(2));
  if (position.men[from][1] === "k") {
    return "";
  }
  const rivals = reaching(position, to, position.men[from]).filter((at) => at !== from && mayGo(position, at, to));
  if (rivals.length === 0) {
    return "";
  }
  const [file, rank] = square(from);
  if (rivals.every((at) => at % 8 !== from % 8)) {
    return file;
  }
  return rivals.every((at) => Math.floor(at / 8) !== Math.floor(from / 8)) ? rank : file + rank;
}
