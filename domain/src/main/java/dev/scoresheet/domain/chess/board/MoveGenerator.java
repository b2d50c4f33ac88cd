package dev.scoresheet.domain.chess.board;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Generator of the legal moves of one position. It computes checks and pins instead of trying moves. Only captures en
/// passant are tried, see [EnPassant].
final class MoveGenerator {

    private static final long FIRST_AND_LAST_RANK =
            CastlingRights.backRank(Side.WHITE) | CastlingRights.backRank(Side.BLACK);

    private final Position position;
    private final Board board;
    private final Side turn;
    private final long own;
    private final long enemy;
    private final long occupied;
    private final int king;
    private final List<Move> moves = new ArrayList<>(48);

    MoveGenerator(Position position) {
        this.position = position;
        this.board = position.board();
        this.turn = position.turn();
        this.own = board.of(turn);
        this.enemy = board.of(turn.opponent());
        this.occupied = board.occupied();
        this.king = board.king(turn).index();
    }

    List<Move> legalMoves() {
        var checkers = board.attackers(Square.of(king), turn.opponent(), occupied);
        moveKing();
        if (checkers == 0) {
            castle();
            moveOthers(~own);
        } else if (Long.bitCount(checkers) == 1) {
            var checker = Long.numberOfTrailingZeros(checkers);
            moveOthers(Attacks.between(king, checker) | checkers);
        }
        return Collections.unmodifiableList(moves);
    }

    /// Adds the king's steps. Attacks are computed without the king: it must not block the line behind itself.
    private void moveKing() {
        var withoutKing = occupied & ~(1L << king);
        for (var rest = Attacks.king(king) & ~own; rest != 0; rest &= rest - 1) {
            var to = Square.first(rest);
            if (board.attackers(to, turn.opponent(), withoutKing) == 0) {
                moves.add(new Move.Step(Piece.KING, Square.of(king), to));
            }
        }
    }

    /// Adds the moves of all other men to the allowed squares: any square without a check; with one check, the
    /// checker's square or one between. A pinned man stays on the line of its pin.
    private void moveOthers(long allowed) {
        var pinned = pinned();
        for (var rest = own & ~board.kings(); rest != 0; rest &= rest - 1) {
            var from = Long.numberOfTrailingZeros(rest);
            var bit = 1L << from;
            var targets = (pinned & bit) == 0 ? allowed : allowed & Attacks.line(king, from);
            if ((board.pawns() & bit) != 0) {
                movePawn(from, targets);
            } else if ((board.knights() & bit) != 0) {
                step(Piece.KNIGHT, from, Attacks.knight(from) & targets);
            } else if ((board.bishops() & bit) != 0) {
                step(Piece.BISHOP, from, Attacks.bishop(from, occupied) & targets);
            } else if ((board.rooks() & bit) != 0) {
                step(Piece.ROOK, from, Attacks.rook(from, occupied) & targets);
            } else {
                step(Piece.QUEEN, from, (Attacks.bishop(from, occupied) | Attacks.rook(from, occupied)) & targets);
            }
        }
        captureEnPassant();
    }

    /// Returns the own men that alone block a slider's attack on their king.
    private long pinned() {
        var snipers = enemy
                & (Attacks.rook(king, enemy) & (board.rooks() | board.queens())
                        | Attacks.bishop(king, enemy) & (board.bishops() | board.queens()));
        var pinned = 0L;
        for (; snipers != 0; snipers &= snipers - 1) {
            var between = Attacks.between(king, Long.numberOfTrailingZeros(snipers)) & own;
            if (Long.bitCount(between) == 1) {
                pinned |= between;
            }
        }
        return pinned;
    }

    private void movePawn(int from, long targets) {
        var free = ~occupied;
        var bit = 1L << from;
        var one = shiftForward(bit) & free;
        var two = isUnmoved(bit) ? shiftForward(one) & free : 0;
        var captures = Attacks.pawn(turn, from) & enemy;
        var reached = (one | two | captures) & targets;
        if ((reached & FIRST_AND_LAST_RANK) == 0) {
            step(Piece.PAWN, from, reached);
        } else {
            promote(from, reached);
        }
    }

    private void promote(int from, long targets) {
        for (var rest = targets; rest != 0; rest &= rest - 1) {
            for (var piece : Piece.PROMOTIONS) {
                moves.add(new Move.Promotion(Square.of(from), Square.first(rest), piece));
            }
        }
    }

    private void step(Piece piece, int from, long targets) {
        for (var rest = targets; rest != 0; rest &= rest - 1) {
            moves.add(new Move.Step(piece, Square.of(from), Square.first(rest)));
        }
    }

    private void captureEnPassant() {
        if (position.enPassant() != 0) {
            var to = Square.first(position.enPassant());
            for (var rest = EnPassant.capturers(board, turn, position.enPassant()); rest != 0; rest &= rest - 1) {
                moves.add(new Move.EnPassant(Square.first(rest), to));
            }
        }
    }

    /// Adds castling by FIDE Laws 3.8.2 and the Chess960 guidelines. All squares that king and rook cross or reach must
    /// be free, except for these two men. No square that the king crosses or reaches may be attacked after both
    /// have left their squares. The rook must be removed for that: in Chess960 it may be the only man
    /// between the king's destination and an attacking rook.
    private void castle() {
        for (var rest = position.castling().of(turn); rest != 0; rest &= rest - 1) {
            var castling = new Move.Castling(Square.of(king), Square.first(rest));
            var away = occupied & ~(1L << king) & ~castling.rook().bit();
            var kingsWay = way(king, castling.to());
            var rooksWay = way(castling.rook().index(), castling.rookTo());
            if ((away & (kingsWay | rooksWay)) == 0 && isSafe(kingsWay, away)) {
                moves.add(castling);
            }
        }
    }

    private boolean isSafe(long squares, long occupied) {
        for (var rest = squares; rest != 0; rest &= rest - 1) {
            if (board.attackers(Square.first(rest), turn.opponent(), occupied) != 0) {
                return false;
            }
        }
        return true;
    }

    private static long way(int from, Square to) {
        return Attacks.between(from, to.index()) | to.bit();
    }

    private long shiftForward(long squares) {
        return turn == Side.WHITE ? squares << 8 : squares >>> 8;
    }

    private boolean isUnmoved(long pawn) {
        return (pawn & (turn == Side.WHITE ? 0xFF00L : 0xFF_0000_0000_0000L)) != 0;
    }
}
