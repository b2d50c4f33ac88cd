// The choice of a promotion: four pieces on the board, over the file where the pawn arrives.

import { el, svg } from "../dom.js";

const NAMES = { q: "Queen", n: "Knight", r: "Rook", b: "Bishop" };

export class Promotion {
  constructor(element) {
    this.element = element;
    element.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.close();
    });
  }

  /**
   * Asks for one of the moves.
   *
   * @param chosen called with the move, or with null when the visitor cancels
   */
  open(moves, { side, turned }, chosen) {
    this.chosen = chosen;
    const file = "abcdefgh".indexOf(moves[0][2]);
    this.element.style.setProperty("--file", turned ? 7 - file : file);
    this.element.classList.toggle("below", (side === "white") === turned);
    this.element.replaceChildren(
      ...Object.keys(NAMES).map((letter) => {
        const move = moves.find((each) => each.endsWith(letter));
        const button = el(
          "button",
          { type: "button", "data-promote": letter, "aria-label": NAMES[letter] },
          svg(
            "svg",
            { viewBox: "0 0 40 40", "aria-hidden": "true" },
            svg("use", { href: `/pages/chess/pieces.svg#${side[0]}${letter}` }),
          ),
        );
        button.addEventListener("click", () => this.close(move));
        return button;
      }),
    );
    this.element.hidden = false;
    this.element.firstElementChild.focus();
  }

  get isOpen() {
    return !this.element.hidden;
  }

  close(move = null) {
    if (!this.isOpen) return;
    this.element.hidden = true;
    this.chosen(move);
  }
}
