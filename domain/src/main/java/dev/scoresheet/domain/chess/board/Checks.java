package dev.scoresheet.domain.chess.board;

/// Test for the checks that a last move can have given. A refused position is surely impossible; an accepted one may be
/// unreachable for other reasons.
public final class Checks {

    private static final long LAST_RANKS = CastlingRights.backRank(Side.WHITE) | CastlingRights.backRank(Side.BLACK);

    private final Position position;
    private final Board board;
    private final Side mover;
    private final int king;
    private final long free;

    private Checks(Position position) {
        this.position = position;
        this.board = position.board();
        this.mover = position.turn().opponent();
        this.king = board.king(position.turn()).index();
        this.free = ~board.occupied();
    }

    /// True if one last move can have given all checks of this position.
    public static boolean arePossible(Position position) {
        return new Checks(position).arePossible();
    }

    private boolean arePossible() {
        var checkers = board.attackers(Square.of(king), mover, board.occupied());
        if (checkers == 0) {
            return true;
        }
        if (position.enPassant() != 0) {
            return followDoubleStep(checkers);
        }
        return switch (Long.bitCount(checkers)) {
            case 1 -> slides(checkers) || origins(checkers) != 0;
            case 2 -> {
                var one = Long.lowestOneBit(checkers);
                var other = checkers ^ one;
                yield isDiscovered(one, origins(other))
                        || isDiscovered(other, origins(one))
                        || isDiscoveredInPassing(one, other);
            }
            default -> false;
        };
    }

    /// True if the double step of a pawn gave all checks: from the moved pawn, or through the square that it left.
    private boolean followDoubleStep(long checkers) {
        var passed = position.enPassant();
        var pawn = mover == Side.WHITE ? passed << 8 : passed >>> 8;
        var origin = mover == Side.WHITE ? passed >>> 8 : passed << 8;
        for (var rest = checkers & ~pawn; rest != 0; rest &= rest - 1) {
            if (!isDiscovered(Long.lowestOneBit(rest), origin)) {
                return false;
            }
        }
        return true;
    }

    /// True if a sliding man gives check through one of the squares that another man may have left.
    private boolean isDiscovered(long checker, long left) {
        return slides(checker) && (Attacks.between(king, index(checker)) & left) != 0;
    }

    /// True if a capture en passant discovered both checks: it empties two squares at once.
    private boolean isDiscoveredInPassing(long one, long other) {
        for (var rest = board.of(mover, Piece.PAWN) & captorsRank(); rest != 0; rest &= rest - 1) {
            var captor = Long.lowestOneBit(rest);
            var captured = backward(captor) & free;
            var origins = Attacks.pawn(mover.opponent(), index(captor)) & free;
            var left = captured | origins;
            if (captured != 0 && origins != 0 && isDiscovered(one, left) && isDiscovered(other, left)) {
                return true;
            }
        }
        return false;
    }

    /// Returns the free squares from which this man of the mover may have made its last move.
    private long origins(long man) {
        var index = index(man);
        var occupied = board.occupied();
        var came = switch (board.at(Square.of(index)).orElseThrow().piece()) {
            case PAWN -> pawnOrigins(man);
            case KNIGHT -> Attacks.knight(index) | promotedFrom(man);
            case BISHOP -> Attacks.bishop(index, occupied) | promotedFrom(man);
            case ROOK -> Attacks.rook(index, occupied) | promotedFrom(man);
            case QUEEN -> Attacks.bishop(index, occupied) | Attacks.rook(index, occupied) | promotedFrom(man);
            case KING -> 0;
        };
        return came & free;
    }

    private long pawnOrigins(long pawn) {
        var one = backward(pawn) & free;
        var two = (pawn & doubleStepRank()) != 0 ? backward(one) : 0;
        return (one | two | Attacks.pawn(mover.opponent(), index(pawn))) & ~LAST_RANKS;
    }

    private long promotedFrom(long man) {
        return (man & CastlingRights.backRank(mover.opponent())) == 0
                ? 0
                : backward(man) | Attacks.pawn(mover.opponent(), index(man));
    }

    private boolean slides(long man) {
        return (man & (board.bishops() | board.rooks() | board.queens())) != 0;
    }

    private long backward(long squares) {
        return mover == Side.WHITE ? squares >>> 8 : squares << 8;
    }

    private long doubleStepRank() {
        return mover == Side.WHITE ? 0xFF00_0000L : 0xFF_0000_0000L;
    }

    private long captorsRank() {
        return mover == Side.WHITE ? 0xFF00_0000_0000L : 0xFF_0000L;
    }

    private static int index(long square) {
        return Long.numberOfTrailingZeros(square);
    }
}
