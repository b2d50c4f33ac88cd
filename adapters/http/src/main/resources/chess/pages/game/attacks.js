// Which men reach a square. The notation of moves needs it: two knights that reach one square need the file or rank.

import { other, square } from "./position.js";

const KNIGHT = [
  [1, 2],
  [2, 1],
  [2, -1],
  [1, -2],
  [-1, -2],
  [-2, -1],
  [-2, 1],
  [-1, 2],
];
const STRAIGHT = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
];
const DIAGONAL = [
  [1, 1],
  [1, -1],
  [-1, -1],
  [-1, 1],
];
const RAYS = { b: DIAGONAL, r: STRAIGHT, q: [...STRAIGHT, ...DIAGONAL], k: [...STRAIGHT, ...DIAGONAL], n: KNIGHT };

/** Returns the indices of the men of one kind, such as `wn`, that reach a square over empty ones. */
export function reaching(position, to, piece) {
  const found = [];
  for (const [files, ranks] of RAYS[piece[1]]) {
    let at = step(to, files, ranks);
    if (!"kn".includes(piece[1])) {
      while (at >= 0 && !position.men[at]) {
        at = step(at, files, ranks);
      }
    }
    if (at >= 0 && position.men[at] === piece) {
      found.push(at);
    }
  }
  return found;
}

/** True if the king of the side stands in check. */
export function inCheck(position, side) {
  const king = position.men.indexOf(side[0] + "k");
  if (king < 0) {
    return false;
  }
  const by = other(side)[0];
  const forward = side === "white" ? 1 : -1;
  return (
    Object.keys(RAYS).some((kind) => reaching(position, king, by + kind).length > 0) ||
    [-1, 1].some((files) => position.men[step(king, files, forward)] === by + "p")
  );
}

/** True if the man may leave its square for another one without leaving its king in check. */
export function mayGo(position, from, to) {
  return !inCheck(position.play(square(from) + square(to)), position.turn);
}

function step(at, files, ranks) {
  const file = (at % 8) + files;
  const rank = Math.floor(at / 8) + ranks;
  return file < 0 || file > 7 || rank < 0 || rank > 7 ? -1 : file + 8 * rank;
}
