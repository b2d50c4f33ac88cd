// The legal moves of a position by their squares, as the server lists them.

export class Targets {
  static NONE = new Targets([]);

  constructor(legalMoves) {
    this.legal = legalMoves;
  }

  /** Returns the squares that the man on a square may go to. */
  from(square) {
    return [...new Set(this.legal.filter((move) => move.startsWith(square)).map((move) => move.slice(2, 4)))];
  }

  /** Returns the moves between two squares: none, one, or one for each promotion. */
  moves(from, to) {
    return this.legal.filter((move) => move.startsWith(from + to));
  }
}
