// The board by keyboard: arrows move a cursor, Enter or Space takes a man and puts it down, Escape lets it go. Each step
// is said to a screen reader.

import { man } from "./san.js";

const STEPS = { ArrowUp: [0, 1], ArrowDown: [0, -1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
const FILES = "abcdefgh";

export class Keyboard {
  /** @param say function that gives a text to a screen reader */
  constructor(board, say) {
    this.board = board;
    this.say = say;
    this.square = "e2";
    board.element.addEventListener("keydown", (event) => this.press(event));
    board.element.addEventListener("blur", () => board.point(null));
    board.element.addEventListener("pointerdown", () => board.point(null));
  }

  press(event) {
    if (event.target !== this.board.element || event.ctrlKey || event.altKey || event.metaKey) return;
    if (STEPS[event.key]) {
      this.step(...STEPS[event.key]);
    } else if (event.key === "Enter" || event.key === " ") {
      this.take();
    } else if (event.key === "Escape" && this.board.picked) {
      this.board.drop();
      this.say("Let go.");
    } else {
      return;
    }
    event.preventDefault();
  }

  step(files, ranks) {
    if (this.board.cursor) {
      const turn = this.board.view.side === "white" ? 1 : -1;
      const file = FILES.indexOf(this.square[0]) + turn * files;
      const rank = Number(this.square[1]) + turn * ranks;
      if (file >= 0 && file < 8 && rank >= 1 && rank <= 8) this.square = FILES[file] + rank;
    }
    this.board.point(this.square);
    this.say(this.here());
  }

  take() {
    const { board, square } = this;
    board.point(square);
    const moves = board.picked ? board.targets.moves(board.picked, square) : [];
    if (moves.length) {
      board.drop();
      board.played(moves);
    } else if (board.picked === square) {
      board.drop();
      this.say("Let go.");
    } else {
      board.drop();
      board.pick(square);
      const targets = board.targets.from(square);
      this.say(targets.length ? `${this.here()} goes to ${targets.join(", ")}.` : `${this.here()} has no move.`);
    }
  }

  here() {
    return `${this.square}, ${man(this.board.chessboard.getPiece(this.square))}`;
  }
}
