// A small board as SVG. Its pieces are tiles of the sprite, so it needs no library.

import { svg } from "./dom.js";

const TILE = 40;
const SPRITE = "/pages/chess/pieces.svg";
const FILES = "abcdefgh";
const DARK = Array.from({ length: 64 }, (_, square) => square)
  .filter((square) => ((square >> 3) + square) % 2)
  .map((square) => `M${(square & 7) * TILE} ${(square >> 3) * TILE}h${TILE}v${TILE}h-${TILE}z`)
  .join("");

/**
 * Draws a position.
 *
 * @param last last move in UCI, or null
 * @param turned true if Black is below
 */
export function miniboard(fen, { last = null, turned = false } = {}) {
  const at = (file, rank) => ({
    x: (turned ? 7 - file : file) * TILE,
    y: (turned ? rank : 7 - rank) * TILE,
    width: TILE,
    height: TILE,
  });
  const marks = last ? [last.slice(0, 2), last.slice(2, 4)] : [];
  return svg("svg", { class: "miniboard", viewBox: "0 0 320 320", role: "img", "aria-label": label(fen) },
    svg("rect", { class: "light-square", width: 320, height: 320 }),
    svg("path", { class: "dark-square", d: DARK }),
    marks.map((square) => svg("rect", { class: "last-move", ...at(...place(square)) })),
    pieces(fen).map(({ piece, file, rank }) => svg("use", { href: `${SPRITE}#${piece}`, ...at(file, rank) })));
}

/** Returns the pieces of a FEN as `{piece: "wk", file, rank}`, both counted from 0. */
export function pieces(fen) {
  const found = [];
  fen.split(" ")[0].split("/").forEach((row, down) => {
    let file = 0;
    for (const sign of row) {
      if (sign >= "1" && sign <= "8") {
        file += Number(sign);
      } else {
        const colour = sign === sign.toLowerCase() ? "b" : "w";
        found.push({ piece: colour + sign.toLowerCase(), file, rank: 7 - down });
        file++;
      }
    }
  });
  return found;
}

function place(square) {
  return [FILES.indexOf(square[0]), Number(square[1]) - 1];
}

function label(fen) {
  const count = (colour) => pieces(fen).filter(({ piece }) => piece[0] === colour).length;
  const turn = fen.split(" ")[1] === "b" ? "Black" : "White";
  return `Board. ${turn} to move. White has ${count("w")} pieces, Black has ${count("b")}.`;
}
