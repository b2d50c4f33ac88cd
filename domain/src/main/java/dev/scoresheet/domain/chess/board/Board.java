package dev.scoresheet.domain.chess.board;

import java.util.Optional;

/// Men on the board: two sets of squares by side, six by kind. A set of squares is a `long`, one bit for each square in
/// the order of [Square]. Callers read and write squares by name; the sets serve counting and the rules.
public record Board(
        long white, long black, long pawns, long knights, long bishops, long rooks, long queens, long kings) {

    public static final Board EMPTY = new Board(0, 0, 0, 0, 0, 0, 0, 0);

    public Board {
        var kinds = Long.bitCount(pawns)
                + Long.bitCount(knights)
                + Long.bitCount(bishops)
                + Long.bitCount(rooks)
                + Long.bitCount(queens)
                + Long.bitCount(kings);
        if ((white & black) != 0
                || (white | black) != (pawns | knights | bishops | rooks | queens | kings)
                || kinds != Long.bitCount(white | black)) {
            throw new IllegalArgumentException("a square holds at most one man, of one kind and one side");
        }
    }

    public Optional<Man> at(Square square) {
        var bit = square.bit();
        return (occupied() & bit) == 0
                ? Optional.empty()
                : Optional.of(new Man((white & bit) != 0 ? Side.WHITE : Side.BLACK, kindAt(bit)));
    }

    public boolean isOccupied(Square square) {
        return (occupied() & square.bit()) != 0;
    }

    public long of(Side side) {
        return side == Side.WHITE ? white : black;
    }

    public long of(Piece piece) {
        return switch (piece) {
            case PAWN -> pawns;
            case KNIGHT -> knights;
            case BISHOP -> bishops;
            case ROOK -> rooks;
            case QUEEN -> queens;
            case KING -> kings;
        };
    }

    public long of(Side side, Piece piece) {
        return of(side) & of(piece);
    }

    public long occupied() {
        return white | black;
    }

    public Square king(Side side) {
        return Square.first(of(side, Piece.KING));
    }

    /// Returns the number of men of both sides.
    public int men() {
        return Long.bitCount(occupied());
    }

    public boolean isAttacked(Square square, Side by) {
        return attackers(square, by, occupied()) != 0;
    }

    public boolean hasOneKingEach() {
        return Long.bitCount(kings & white) == 1 && Long.bitCount(kings & black) == 1;
    }

    public boolean hasPawnOnLastRank() {
        return (pawns & (CastlingRights.backRank(Side.WHITE) | CastlingRights.backRank(Side.BLACK))) != 0;
    }

    /// Returns the men of `by` that attack a square, if exactly the squares of `occupied` were taken.
    long attackers(Square square, Side by, long occupied) {
        var index = square.index();
        return of(by)
                & (Attacks.pawn(by.opponent(), index) & pawns
                        | Attacks.knight(index) & knights
                        | Attacks.king(index) & kings
                        | Attacks.bishop(index, occupied) & (bishops | queens)
                        | Attacks.rook(index, occupied) & (rooks | queens));
    }

    /// Returns this board with the given squares empty.
    Board without(long squares) {
        var stay = ~squares;
        return new Board(
                white & stay,
                black & stay,
                pawns & stay,
                knights & stay,
                bishops & stay,
                rooks & stay,
                queens & stay,
                kings & stay);
    }

    /// Returns this board with a man on the given square; the man replaces any other.
    public Board with(Side side, Piece piece, long square) {
        var stay = ~square;
        return new Board(
                white & stay | (side == Side.WHITE ? square : 0),
                black & stay | (side == Side.BLACK ? square : 0),
                pawns & stay | (piece == Piece.PAWN ? square : 0),
                knights & stay | (piece == Piece.KNIGHT ? square : 0),
                bishops & stay | (piece == Piece.BISHOP ? square : 0),
                rooks & stay | (piece == Piece.ROOK ? square : 0),
                queens & stay | (piece == Piece.QUEEN ? square : 0),
                kings & stay | (piece == Piece.KING ? square : 0));
    }

    private Piece kindAt(long bit) {
        if ((pawns & bit) != 0) {
            return Piece.PAWN;
        }
        if ((knights & bit) != 0) {
            return Piece.KNIGHT;
        }
        if ((bishops & bit) != 0) {
            return Piece.BISHOP;
        }
        if ((rooks & bit) != 0) {
            return Piece.ROOK;
        }
        return (queens & bit) != 0 ? Piece.QUEEN : Piece.KING;
    }

    /// Returns the men, rank by rank from the eighth to the first, as the first field of a FEN.
    public String placement() {
        var text = new StringBuilder();
        for (var rank = 7; rank >= 0; rank--) {
            var empty = 0;
            for (var file = 0; file < 8; file++) {
                var man = at(Square.at(file, rank));
                if (man.isEmpty()) {
                    empty++;
                    continue;
                }
                if (empty > 0) {
                    text.append(empty);
                    empty = 0;
                }
                text.append(man.get().letter());
            }
            text.append(empty > 0 ? String.valueOf(empty) : "").append(rank > 0 ? "/" : "");
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return placement();
    }
}
