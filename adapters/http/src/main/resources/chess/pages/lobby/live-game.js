// One live game in the lobby: a board between two players with their clocks.

import { get } from "../api.js";
import { el } from "../dom.js";
import { miniboard } from "../miniboard.js";
import { ratingOf } from "../ratings.js";
import { clock, named, result } from "../words.js";

const OLD = 15_000;

export class LiveGame {
  #seats;
  #board = el("div", { class: "live-board" });
  #game = null;
  #readAt = 0;
  #plies = -1;

  constructor(item) {
    this.#seats = { black: seat(item.black, "black", item.speed), white: seat(item.white, "white", item.speed) };
    const link = el("a", { href: `/games/${item.id}`, "data-game": item.id },
      this.#seats.black.element, this.#board, this.#seats.white.element);
    this.element = el("li", {}, link);
  }

  /** Reads the game again if the list says that it has moved on, or if the last read is old. */
  async refresh(item) {
    if (this.#plies === item.plies && performance.now() - this.#readAt < OLD) return;
    const { body } = await get(`/api/games/${item.id}`);
    const moved = body.fen !== this.#game?.fen;
    this.#game = body;
    this.#plies = item.plies;
    this.#readAt = performance.now();
    if (moved) this.#draw(body);
    this.tick();
  }

  /** Shows the clocks as they stand now. */
  tick() {
    const game = this.#game;
    if (!game) return;
    for (const side of ["white", "black"]) {
      const turn = game.status === "started" && game.turn === side;
      this.#seats[side].clock.classList.toggle("turn", turn);
      this.#seats[side].clock.textContent = game.status === "ended" ? points(game.result, side) : this.#left(side, turn);
    }
  }

  #draw({ fen, lastMove }) {
    const drawn = miniboard(fen, { last: lastMove });
    // The link is named by the two players.
    drawn.setAttribute("aria-hidden", "true");
    this.#board.replaceChildren(drawn);
  }

  #left(side, turn) {
    const clocks = this.#game.clocks;
    if (!clocks) return turn ? "to move" : "";
    const running = turn && this.#game.ply >= 2;
    return clock(clocks[`${side}Millis`] - (running ? performance.now() - this.#readAt : 0));
  }
}

function seat(player, side, speed) {
  const left = el("span", { class: "clock" });
  const rating = el("span", { class: "quiet" });
  ratingOf(player, speed).then((points) => (rating.textContent = points ?? ""));
  const element = el("span", { class: "seat" },
    el("span", { class: `disc ${side}` }), el("span", { class: "name" }, named(player)),
    rating, left);
  return { element, clock: left };
}

function points(word, side) {
  const [white, black] = result(word).split("–");
  return (side === "white" ? white : black) || "–";
}
