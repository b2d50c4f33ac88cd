// A position on the board: what stands where, and the side to move. It plays moves that the server has found legal, so
// that the page shows any moment of a game at once. It does not decide which moves are legal.

const FILES = "abcdefgh";

export const index = (square) => FILES.indexOf(square[0]) + 8 * (square.charCodeAt(1) - 49);
export const square = (at) => FILES[at % 8] + (Math.floor(at / 8) + 1);
export const other = (side) => (side === "white" ? "black" : "white");

export class Position {
  constructor(men, turn) {
    this.men = men;
    this.turn = turn;
  }

  static of(fen) {
    const [placement, turn] = fen.split(" ");
    const men = placement
      .split("/")
      .reverse()
      .flatMap((rank) =>
        [...rank].flatMap((letter) =>
          letter >= "1" && letter <= "8" ? new Array(Number(letter)).fill(null) : [man(letter)],
        ),
      );
    return new Position(men, turn === "b" ? "black" : "white");
  }

  at(name) {
    return this.men[index(name)];
  }

  /** Returns the position after a move in UCI. Castling has either spelling: king two squares, or king takes rook. */
  play(uci) {
    const from = index(uci);
    const to = index(uci.slice(2));
    const men = [...this.men];
    men[from] = null;
    if (this.castles(uci)) {
      const short = to % 8 > from % 8;
      const rank = from - (from % 8);
      men[this.rookOf(uci)] = null;
      men[rank + (short ? 6 : 2)] = this.men[from];
      men[rank + (short ? 5 : 3)] = this.men[from][0] + "r";
    } else {
      if (this.takesInPassing(from, to)) {
        men[from - (from % 8) + (to % 8)] = null;
      }
      men[to] = uci[4] ? this.men[from][0] + uci[4] : this.men[from];
    }
    return new Position(men, other(this.turn));
  }

  castles(uci) {
    const king = this.at(uci);
    const target = this.at(uci.slice(2));
    return king?.[1] === "k" && (target === king[0] + "r" || Math.abs(index(uci) - index(uci.slice(2))) === 2);
  }

  takes(uci) {
    return (
      !this.castles(uci) && (Boolean(this.at(uci.slice(2))) || this.takesInPassing(index(uci), index(uci.slice(2))))
    );
  }

  takesInPassing(from, to) {
    return this.men[from][1] === "p" && from % 8 !== to % 8 && !this.men[to];
  }

  rookOf(uci) {
    const from = index(uci);
    const to = index(uci.slice(2));
    if (this.men[to]) {
      return to;
    }
    return from - (from % 8) + (to > from ? 7 : 0);
  }

  king(side) {
    const at = this.men.indexOf(side[0] + "k");
    return at < 0 ? null : square(at);
  }

  /** The squares and the side to move, as the board draws them. */
  placement() {
    const ranks = [];
    for (let rank = 7; rank >= 0; rank--) {
      ranks.push(
        this.men
          .slice(8 * rank, 8 * rank + 8)
          .map((piece) => (piece ? letter(piece) : "1"))
          .join("")
          .replace(/1+/g, (empty) => empty.length),
      );
    }
    return ranks.join("/");
  }
}

const man = (letter) => (letter < "a" ? "w" : "b") + letter.toLowerCase();
const letter = (piece) => (piece[0] === "w" ? piece[1].toUpperCase() : piece[1]);
