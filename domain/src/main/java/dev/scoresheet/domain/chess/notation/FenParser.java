package dev.scoresheet.domain.chess.notation;

import dev.scoresheet.domain.chess.board.Board;
import dev.scoresheet.domain.chess.board.CastlingRights;
import dev.scoresheet.domain.chess.board.Man;
import dev.scoresheet.domain.chess.board.Position;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.board.Square;
import dev.scoresheet.domain.chess.notation.FenReading.FenProblem;
import dev.scoresheet.domain.chess.notation.FenReading.Kind;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// Parser of the fields of a FEN, one after the other. It stops at the first field that makes no position.
final class FenParser {

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern CASTLING = Pattern.compile("[KQA-Hkqa-h]{1,4}");
    private static final Pattern COUNTER = Pattern.compile("[0-9]{1,10}");

    private FenParser() {}

    static FenReading parse(String text) {
        var fields = BLANKS.split(text.strip());
        if (fields.length < 4 || fields.length > 6) {
            return new FenProblem(Kind.FIELDS, "a FEN has four to six fields, not " + fields.length);
        }
        var board = placement(fields[0]);
        if (board.isEmpty()) {
            return problem(
                    Kind.PLACEMENT,
                    "placement",
                    fields[0],
                    "is not eight ranks of eight squares in PNBRQKpnbrqk and 1-8");
        }
        if (!board.get().hasOneKingEach()) {
            return problem(Kind.KINGS, "placement", fields[0], "needs one king of each side");
        }
        if (board.get().hasPawnOnLastRank()) {
            return problem(Kind.PAWNS, "placement", fields[0], "has a pawn on the first or last rank");
        }
        var turn = turn(fields[1]);
        if (turn.isEmpty()) {
            return problem(Kind.TURN, "side to move", fields[1], "is neither w nor b");
        }
        var castling = castling(fields[2], board.get());
        if (castling.isEmpty()) {
            return problem(Kind.CASTLING, "castling", fields[2], "does not match king and rooks on their back rank");
        }
        var enPassant = enPassant(fields[3], turn.get());
        if (enPassant.isEmpty()) {
            return problem(
                    Kind.EN_PASSANT,
                    "en passant",
                    fields[3],
                    "is neither - nor a square behind a pawn of the side that moved");
        }
        var halfMoveClock = counter(fields, 4, 0);
        if (halfMoveClock.isEmpty()) {
            return problem(
                    Kind.HALF_MOVE_CLOCK, "half-move clock", fields[4], "is not a number from 0 to " + Position.MOST);
        }
        var moveNumber = counter(fields, 5, 1);
        if (moveNumber.isEmpty()) {
            return problem(Kind.MOVE_NUMBER, "move number", fields[5], "is not a number from 0 to " + Position.MOST);
        }
        var waiting = turn.get().opponent();
        if (board.get().isAttacked(board.get().king(waiting), turn.get())) {
            return problem(
                    Kind.OPPONENT_IN_CHECK, "side to move", fields[1], "is to move while the other king is in check");
        }
        // Some programs write 0 before the first move.
        var number = Math.max(1, moveNumber.getAsInt());
        return new FenReading.Read(new Position(
                board.get(), turn.get(), castling.get(), enPassant.get(), halfMoveClock.getAsInt(), number));
    }

    private static FenProblem problem(Kind kind, String field, String value, String wrong) {
        return new FenProblem(kind, field + " '" + value + "' " + wrong);
    }

    private static Optional<Board> placement(String text) {
        var ranks = text.split("/", -1);
        if (ranks.length != 8) {
            return Optional.empty();
        }
        var board = Board.EMPTY;
        for (var rank = 7; rank >= 0; rank--) {
            var letters = ranks[7 - rank];
            var file = 0;
            for (var index = 0; index < letters.length(); index++) {
                var letter = letters.charAt(index);
                if (Square.isRank(letter)) {
                    file += letter - '0';
                    continue;
                }
                var man = Man.ofLetter(letter);
                if (man.isEmpty() || file > 7) {
                    return Optional.empty();
                }
                var square = Square.at(file, rank).bit();
                board = board.with(man.get().side(), man.get().piece(), square);
                file++;
            }
            if (file != 8) {
                return Optional.empty();
            }
        }
        return Optional.of(board);
    }

    private static Optional<Side> turn(String text) {
        return switch (text) {
            case "w" -> Optional.of(Side.WHITE);
            case "b" -> Optional.of(Side.BLACK);
            default -> Optional.empty();
        };
    }

    private static Optional<CastlingRights> castling(String text, Board board) {
        if (text.equals("-")) {
            return Optional.of(CastlingRights.NONE);
        }
        if (!CASTLING.matcher(text).matches()) {
            return Optional.empty();
        }
        var rooks = 0L;
        for (var index = 0; index < text.length(); index++) {
            var letter = text.charAt(index);
            var side = Character.isUpperCase(letter) ? Side.WHITE : Side.BLACK;
            var lower = Character.toLowerCase(letter);
            var rook = switch (lower) {
                case 'k' -> CastlingRights.outermostRook(board, side, true);
                case 'q' -> CastlingRights.outermostRook(board, side, false);
                default -> Square.at(lower - 'a', side.backRank()).bit();
            };
            if (rook == 0) {
                return Optional.empty();
            }
            rooks |= rook;
        }
        var rights = new CastlingRights(rooks);
        return rights.fit(board) ? Optional.of(rights) : Optional.empty();
    }

    private static Optional<Long> enPassant(String text, Side turn) {
        if (text.equals("-")) {
            return Optional.of(0L);
        }
        var rank = turn == Side.WHITE ? 5 : 2;
        return Square.named(text).filter(square -> square.rank() == rank).map(Square::bit);
    }

    private static OptionalInt counter(String[] fields, int index, int missing) {
        if (fields.length <= index) {
            return OptionalInt.of(missing);
        }
        return COUNTER.matcher(fields[index]).matches() && Long.parseLong(fields[index]) <= Position.MOST
                ? OptionalInt.of(Integer.parseInt(fields[index]))
                : OptionalInt.empty();
    }
}
