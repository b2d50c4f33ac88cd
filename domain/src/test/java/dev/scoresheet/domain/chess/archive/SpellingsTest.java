package dev.scoresheet.domain.chess.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scoresheet.domain.chess.PgnExtract;
import dev.scoresheet.domain.chess.board.Move;
import dev.scoresheet.domain.chess.board.Piece;
import dev.scoresheet.domain.chess.board.Position;
import dev.scoresheet.domain.chess.board.Positions;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.board.Variant;
import dev.scoresheet.domain.chess.notation.Fen;
import dev.scoresheet.domain.chess.notation.MoveParser;
import dev.scoresheet.domain.chess.notation.MoveReading;
import dev.scoresheet.domain.chess.notation.San;
import dev.scoresheet.domain.chess.notation.Uci;
import dev.scoresheet.domain.kernel.Seed;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Spellings that the table of `docs/chess/import.md` promises, for every legal move of random positions: as
/// the move of a game, in a variation, and with a remark. All are exported as the same standard SAN, which
/// pgn-extract accepts.
class SpellingsTest {

    private static final int GAMES = Integer.getInteger("spellings.games", 3);
    private static final int HALF_MOVES = 40;

    @TempDir
    private Path folder;

    @Test
    void every_spelling_of_every_move_is_exported_as_standard_san() throws Exception {
        var random = Seed.random("spellings");
        var exports = new StringBuilder();
        int games = 0;
        int spellings = 0;
        for (int game = 0; game < GAMES; game++) {
            for (var position : Positions.ofRandomGame(random, HALF_MOVES)) {
                for (var move : position.legalMoves()) {
                    var standard = San.write(move, position);
                    var all = spellings(move, position);
                    spellings += all.size();
                    for (var spelling : all) {
                        assertEquals(new MoveReading.Read(move), MoveParser.read(spelling, position), spelling);
                        assertEquals(plain(position, standard), Exports.of(plain(position, spelling)), spelling);
                    }
                    var one = any(all, random);
                    assertEquals(annotated(position, standard), Exports.of(annotated(position, one)), one);
                    exports.append(annotated(position, standard));
                    games++;
                }
            }
        }
        System.out.printf("%d spellings of %d moves%n", spellings, games);
        PgnExtract.assertAccepts(exports.toString(), folder);
    }

    private static String plain(Position position, String move) {
        return tags(position) + "\n" + number(position) + move + " *\n\n";
    }

    /// The same move as an alternative to itself, which no rule forbids.
    private static String annotated(Position position, String move) {
        return tags(position)
                + "\n%s%s {so} ( %s%s $1 {or so} ) *\n\n".formatted(number(position), move, number(position), move);
    }

    private static String tags(Position position) {
        var tags = new StringBuilder();
        for (var name : List.of("Event", "Site", "Date", "Round", "White", "Black")) {
            tags.append("[%s \"?\"]\n".formatted(name));
        }
        tags.append("[Result \"*\"]\n");
        if (position.isCastlingUnusual()) {
            tags.append("[Variant \"Chess960\"]\n");
        }
        return tags + "[SetUp \"1\"]\n[FEN \"%s\"]\n".formatted(Fen.write(position, Variant.STANDARD));
    }

    private static String number(Position position) {
        return position.moveNumber() + (position.turn() == Side.WHITE ? ". " : "... ");
    }

    private static Set<String> spellings(Move move, Position position) {
        var words = new LinkedHashSet<String>();
        var san = San.write(move, position).replaceAll("[+#]$", "");
        words.add(san);
        switch (move) {
            case Move.Castling _ -> {
                words.add(san.replace('O', '0'));
                words.add(san.replace('O', 'o'));
                if (position.isCastlingUnusual()) {
                    words.add(Uci.write(move, Variant.CHESS960));
                } else {
                    words.add(Uci.write(move, Variant.STANDARD));
                    words.add(Uci.write(move, Variant.CHESS960));
                }
            }
            case Move.Step(var piece, var from, var to) -> {
                words.add(Uci.write(move, Variant.STANDARD));
                var letter = piece == Piece.PAWN ? "" : String.valueOf(piece.letter());
                for (var sign : signs(san)) {
                    words.add(letter + from.text() + sign + to.text());
                }
                if (piece == Piece.PAWN) {
                    words.add("P" + san);
                }
            }
            case Move.EnPassant(var from, var to) -> {
                words.add(Uci.write(move, Variant.STANDARD));
                words.add(from.text() + "x" + to.text());
                for (var remark : List.of("e.p.", " e.p.", "ep", " ep", " e.p")) {
                    words.add(san + remark);
                }
            }
            case Move.Promotion(var from, var to, var into) -> {
                words.add(Uci.write(move, Variant.STANDARD));
                var bare = san.substring(0, san.length() - 2);
                var letter = String.valueOf(into.letter());
                for (var ending : List.of("=%s", "%s", "/%s", "(%s)")) {
                    words.add(bare + ending.formatted(letter));
                    words.add(bare + ending.formatted(letter.toLowerCase(Locale.ROOT)));
                }
                for (var sign : signs(san)) {
                    words.add(from.text() + sign + to.text() + "=" + letter);
                }
            }
        }
        var captures = words.stream().filter(word -> word.contains("x")).toList();
        captures.forEach(word -> words.add(word.replace('x', ':')));
        captures.forEach(word -> words.add(word.replace("x", "")));
        signed(words, san);
        return words;
    }

    /// A capture may lack its sign; a dash says nothing.
    private static List<String> signs(String san) {
        return san.contains("x") ? List.of("x", "", "-", ":") : List.of("", "-");
    }

    /// Signs of check and mate that are missing, and some that are wrong.
    private static void signed(Set<String> words, String san) {
        for (var sign : List.of("+", "#", "++")) {
            words.add(san + sign);
        }
    }

    private static String any(Set<String> words, Random random) {
        return List.copyOf(words).get(random.nextInt(words.size()));
    }
}
