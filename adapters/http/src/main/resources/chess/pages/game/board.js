// The board: cm-chessboard with our pieces, marks and colours. It draws what `show` says, and reports a move that the
// visitor made with the pointer. The legal moves come from the server.

import "./svg-styles.js";
import { Chessboard, FEN, INPUT_EVENT_TYPE } from "../vendor/cm-chessboard/src/Chessboard.js";
import { Markers } from "../vendor/cm-chessboard/src/extensions/markers/Markers.js";
import { Targets } from "./targets.js";

const LAST = { class: "mark-last", slice: "square" };
const FROM = { class: "mark-from", slice: "square" };
const CHECK = { class: "mark-check", slice: "disc" };
const EMPTY = { class: "mark-dot", slice: "dot" };
const TAKEN = { class: "mark-ring", slice: "ring" };
const CURSOR = { class: "mark-cursor", slice: "frame" };

const calm = matchMedia("(prefers-reduced-motion: reduce)");

export class Board {
  /** @param played called with the UCI text of a move, or with several when the visitor must choose the promotion */
  constructor(element, played) {
    this.element = element;
    this.played = played;
    this.targets = Targets.NONE;
    this.picked = null;
    this.cursor = null;
    this.view = { placement: FEN.empty, side: "white", last: null, check: null, past: false };
    this.drawn = this.view.placement;
    this.chessboard = new Chessboard(element, {
      assetsCache: false,
      style: {
        cssClass: "ours",
        pieces: { file: "/pages/chess/pieces.svg" },
        animationDuration: calm.matches ? 0 : 160,
      },
      extensions: [{ class: Markers, props: { autoMarkers: null, sprite: "/pages/chess/markers.svg" } }],
    });
    this.svg = element.querySelector("svg.cm-chessboard");
    this.svg.setAttribute("aria-label", "Board");
  }

  /** @param view `placement`, `side` that is below, `last` move, square of a king in `check`, `past`, `label` */
  show(view) {
    this.view = view;
    this.element.classList.toggle("past", view.past);
    this.svg.setAttribute("aria-label", view.label);
    this.mark();
    this.draw();
  }

  /** Draws the newest placement after the one that is on its way, and leaves out those between. */
  async draw() {
    if (this.drawing) return;
    this.drawing = true;
    while (this.drawn !== this.view.placement || this.turned !== this.view.side) {
      const { placement, side } = this.view;
      if (this.chessboard.getOrientation() !== side[0]) await this.chessboard.setOrientation(side[0]);
      await this.chessboard.setPosition(placement, !calm.matches);
      this.drawn = placement;
      this.turned = side;
    }
    this.drawing = false;
    this.mark();
  }

  /** Lets the visitor move the men of a side to their targets, or ends that. */
  allow(side, targets) {
    this.targets = targets;
    this.element.toggleAttribute("data-movable", targets.legal.length > 0);
    if (this.side === side) {
      if (this.picked && !targets.from(this.picked).length) this.drop();
      return;
    }
    if (this.side) {
      if (this.picked) this.drop();
      this.chessboard.disableMoveInput();
    }
    this.side = side;
    if (side) this.chessboard.enableMoveInput((event) => this.input(event), side[0]);
  }

  input({ type, squareFrom, squareTo, legalMove }) {
    switch (type) {
      case INPUT_EVENT_TYPE.moveInputStarted:
        this.pick(squareFrom);
        return this.picked !== null;
      case INPUT_EVENT_TYPE.validateMoveInput: {
        const moves = this.targets.moves(squareFrom, squareTo);
        if (moves.length > 1) queueMicrotask(() => this.played(moves));
        return moves.length === 1;
      }
      case INPUT_EVENT_TYPE.moveInputFinished: {
        const moves = legalMove ? this.targets.moves(squareFrom, squareTo) : [];
        this.pick(null);
        if (moves.length === 1) this.moved(moves);
        return true;
      }
      case INPUT_EVENT_TYPE.moveInputCanceled:
        this.pick(null);
        return true;
      default:
        return true;
    }
  }

  /** The library has drawn its part of the move; the rest, such as the rook of castling, comes with `show`. */
  moved(moves) {
    this.drawn = null;
    this.played(moves);
  }

  /** Chooses the man on a square, and shows its targets. A man without targets is not chosen. */
  pick(square) {
    this.picked = square && this.targets.from(square).length ? square : null;
    this.mark();
  }

  drop() {
    this.chessboard.cancelMoveInput();
    this.pick(null);
  }

  point(square) {
    this.cursor = square;
    this.mark();
  }

  mark() {
    const { last, check } = this.view;
    const targets = this.picked ? this.targets.from(this.picked) : [];
    const marks = [
      ...(last
        ? [
            [LAST, last.slice(0, 2)],
            [LAST, last.slice(2, 4)],
          ]
        : []),
      ...(check ? [[CHECK, check]] : []),
      ...(this.picked ? [[FROM, this.picked]] : []),
      ...targets.map((to) => [this.chessboard.getPiece(to) ? TAKEN : EMPTY, to]),
      ...(this.cursor ? [[CURSOR, this.cursor]] : []),
    ];
    const key = marks.map(([type, square]) => type.class + square).join() + this.turned;
    if (key === this.marks) return;
    this.marks = key;
    this.chessboard.removeMarkers();
    marks.forEach(([type, square]) => this.chessboard.addMarker(type, square));
  }
}
