// What the page knows about its game: the moments, the newest document of the server, the visitor's side, a move that
// the server has not confirmed yet, and the moment that is shown.

import * as me from "../me.js";
import { addsToClock, after } from "./moments.js";
import { other } from "./position.js";
import { Targets } from "./targets.js";

/** Events that are shown in place of a refusal. */
const NEWS = ["draw-offered", "takeback-proposed", "ended"];

export class Table {
  constructor(id) {
    this.id = id;
    this.moments = [];
    this.game = null;
    this.pending = null;
    this.at = null;
    this.connected = true;
    this.trouble = null;
    this.asking = null;
    this.refusal = null;
    this.rematch = null;
    this.turned = false;
  }

  /** Takes the next event. Returns the moments that it adds. */
  take(event) {
    const added = after(this.head, event);
    this.moments.push(...added);
    if (this.pending && (event.type !== "moved" || event.data.ply >= this.pending.ply) && changesBoard(event)) {
      this.pending = null;
    }
    if (NEWS.includes(event.type) || this.disproves(event)) this.refusal = null;
    this.anchor(event);
    return added;
  }

  /** True if the event shows that the move which the page calls taken back stands. */
  disproves({ type, data }) {
    return type === "moved" && this.refusal?.uci === data.move && this.refusal.ply === data.ply;
  }

  /** Takes the clocks of an imported game: see `after`. */
  retime(times) {
    this.moments = after(undefined, this.head.event, times);
  }

  /** Takes a newer document of the server: legal moves, claims, clocks. An older one than the last event is late. */
  refresh(game) {
    this.game = game;
    if (game.clocks && game.version >= (this.head?.event.version ?? 0)) {
      const { whiteMillis: white, blackMillis: black, serverTime } = game.clocks;
      this.clocks = { white, black, at: Date.parse(serverTime) };
    }
  }

  /** Clocks count from the last event that moved them, until the server's document says more. */
  anchor(event) {
    const { clocks } = this.head;
    if (!clocks) return;
    if (event.type === "time-given" && this.clocks && addsToClock(this.head, event.data)) {
      this.clocks[event.data.to] += event.data.millis;
    } else if (changesBoard(event)) {
      this.clocks = { ...clocks, at: Date.parse(event.at) };
    }
  }

  get head() {
    return this.moments.at(-1);
  }

  get shown() {
    return this.looking ? this.moments[this.at] : this.head;
  }

  get looking() {
    return this.at !== null;
  }

  get index() {
    return this.at ?? this.moments.length - 1;
  }

  get over() {
    return Boolean(this.head?.end);
  }

  /** True if the document is older than the newest event. That of an ended game has nothing more to say. */
  get behind() {
    return Boolean(this.game && this.head) && !this.over && this.game.version < this.head.event.version;
  }

  get imported() {
    return this.game?.source === "import";
  }

  /** The side of the visitor, or null for a spectator. */
  get side() {
    const name = me.name();
    return ["white", "black"].find((side) => name !== null && this.game?.players[side].id === name) ?? null;
  }

  /** The side that is below on the board. */
  get below() {
    const side = this.side ?? "white";
    return this.turned ? other(side) : side;
  }

  get plies() {
    return this.head?.line.length ?? 0;
  }

  get turn() {
    return this.pending ? other(this.head.position.turn) : this.head?.position.turn;
  }

  /** True if the visitor may move now. */
  get mayMove() {
    return !this.looking && !this.over && !this.pending && this.side === this.head?.position.turn;
  }

  /** The legal moves, if they are those of the newest position. */
  get targets() {
    const known =
      this.game && this.game.ply === this.plies && this.game.lastMove === (this.head.line.at(-1)?.uci ?? null);
    return this.mayMove && known ? new Targets(this.game.legalMoves) : Targets.NONE;
  }

  /** The position on the board. */
  get position() {
    const { position } = this.shown;
    return !this.looking && this.pending ? position.play(this.pending.uci) : position;
  }

  get lastMove() {
    return (!this.looking && this.pending?.uci) || this.shown.line.at(-1)?.uci || null;
  }

  /** The side whose clock runs. No clock runs before both sides have moved. */
  get running() {
    return !this.over && this.plies >= 2 ? this.head.position.turn : null;
  }

  /** Says which moment is shown, such as `event 21 of 39`. */
  get place() {
    const { length } = this.moments;
    return this.imported ? `half-move ${this.index} of ${length - 1}` : `event ${this.index + 1} of ${length}`;
  }

  /** Shows a moment by its index; the last one is the game itself. */
  look(index) {
    this.at = index === null || index >= this.moments.length - 1 ? null : Math.max(0, index);
    this.asking = null;
  }
}

const changesBoard = ({ type }) => ["started", "moved", "moves-taken-back", "ended"].includes(type);
