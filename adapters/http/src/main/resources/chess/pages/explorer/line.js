// A line of moves from the usual position, and the server's answers along it.

import { get } from "../api.js";
import { el } from "../dom.js";

const answers = new Map();

export class Line {
  constructor(moves) {
    this.moves = moves;
  }

  static of(text) {
    return new Line(text ? text.split(",") : []);
  }

  static ofAddress() {
    return Line.of(new URLSearchParams(location.search).get("moves") ?? "");
  }

  start() {
    return new Line([]);
  }

  back() {
    return new Line(this.moves.slice(0, -1));
  }

  with(uci) {
    return new Line([...this.moves, uci]);
  }

  text() {
    return this.moves.join(",");
  }

  address() {
    return this.moves.length ? `/explorer?moves=${this.text()}` : "/explorer";
  }

  /** Returns what the explorer says of the last position. Answers are kept, so going back is instant. */
  async answer() {
    const text = this.text();
    if (!answers.has(text)) {
      const query = text ? `?moves=${encodeURIComponent(text)}` : "";
      const { body } = await get(`/api/explorer${query}`);
      answers.set(text, body);
    }
    return answers.get(text);
  }

  /** Returns the moves as steps: an element of the list, the words, and the opening as it is called after it. */
  async steps() {
    const lines = this.moves.map((_, ply) => new Line(this.moves.slice(0, ply + 1)));
    const found = await Promise.all([this.start(), ...lines].map((line) => line.answer()));
    return lines.map((line, ply) => {
      const uci = this.moves[ply];
      const san = found[ply].moves.find((move) => move.uci === uci)?.san ?? uci;
      const number = ply % 2 ? "" : `${ply / 2 + 1}. `;
      return {
        opening: found[ply + 1].opening,
        text: `${Math.floor(ply / 2) + 1}${ply % 2 ? "…" : ". "}${san}`,
        element: el("li", {}, number && el("span", { class: "quiet" }, number),
          el("a", { href: line.address(), "data-line": line.text(), "aria-current": ply === lines.length - 1 ? "step" : null }, san)),
      };
    });
  }
}
