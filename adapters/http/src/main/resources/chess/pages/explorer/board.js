// The board of the explorer. A click on a piece shows where games moved it, a click there makes the move.

import { svg } from "../dom.js";
import { miniboard } from "../miniboard.js";

const TILE = 40;
const FILES = "abcdefgh";

export class ExplorerBoard {
  #place;
  #made;
  #here = null;
  #last = null;
  #turned = false;
  #chosen = null;

  /** @param made called with the move, in UCI, that the visitor makes */
  constructor(place, made) {
    this.#place = place;
    this.#made = made;
    place.addEventListener("click", (event) => this.#click(this.#square(event)));
  }

  show(here, last) {
    this.#here = here;
    this.#last = last;
    this.#chosen = null;
    this.#draw();
  }

  turn() {
    this.#turned = !this.#turned;
    this.#draw();
  }

  #draw() {
    if (!this.#here) return;
    const board = miniboard(this.#here.fen, { last: this.#last, turned: this.#turned });
    if (this.#chosen) board.append(...this.#marks());
    this.#place.replaceChildren(board);
  }

  #marks() {
    const targets = new Set(this.#from(this.#chosen).map(({ uci }) => uci.slice(2, 4)));
    return [
      svg("rect", { class: "chosen", ...this.#corner(this.#chosen), width: TILE, height: TILE }),
      ...[...targets].map((square) => {
        const { x, y } = this.#corner(square);
        return svg("circle", { class: "target", cx: x + TILE / 2, cy: y + TILE / 2, r: 6 });
      }),
    ];
  }

  /** Takes the most played move when a pawn can become several pieces. */
  #click(square) {
    const move = this.#chosen && this.#from(this.#chosen).find(({ uci }) => uci.slice(2, 4) === square);
    if (move) return this.#made(move.uci);
    this.#chosen = square !== this.#chosen && this.#from(square).length ? square : null;
    this.#draw();
  }

  #from(square) {
    return this.#here?.moves.filter(({ uci }) => uci.startsWith(square)) ?? [];
  }

  #square(event) {
    const { left, top, width, height } = this.#place.getBoundingClientRect();
    const at = (part) => Math.min(7, Math.max(0, Math.floor(8 * part)));
    const file = at((event.clientX - left) / width);
    const down = at((event.clientY - top) / height);
    return this.#turned ? `${FILES[7 - file]}${down + 1}` : `${FILES[file]}${8 - down}`;
  }

  #corner(square) {
    const file = FILES.indexOf(square[0]);
    const rank = Number(square[1]) - 1;
    return { x: TILE * (this.#turned ? 7 - file : file), y: TILE * (this.#turned ? rank : 7 - rank) };
  }
}
