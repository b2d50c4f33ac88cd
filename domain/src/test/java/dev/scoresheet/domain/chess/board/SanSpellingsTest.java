package dev.scoresheet.domain.chess.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.domain.chess.notation.Fen;
import dev.scoresheet.domain.chess.notation.MoveReading;
import dev.scoresheet.domain.chess.notation.San;
import dev.scoresheet.domain.chess.notation.Uci;
import dev.scoresheet.domain.kernel.Seed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Table of accepted spellings, compared with a list of spellings that is made from the moves.
class SanSpellingsTest {

    private static final List<String> SIGNS = List.of("", "+", "++", "#", "!", "?!", "+!!", "(=)", "#(=)");
    private static final List<String> IN_PASSING =
            List.of("e.p.", " e.p.", "ep", " ep", "e.p", " e. p.", "/ep", "(ep)", " (e.p.)", "+ e.p.");
    private static final String LETTERS = "KQRBN";

    /// A spelling of exactly one move is read as this move. A text that is no spelling of a legal move is read
    /// as none.
    @Test
    void spellings_are_read_as_their_move_and_other_texts_are_not() {
        var random = Seed.random("spellings");
        var read = 0;
        var ambiguous = 0;
        var none = 0;
        for (var game = 0; game < 24; game++) {
            var positions = Positions.ofRandomGame(random, 100);
            for (var sample = 0; sample < 6; sample++) {
                var position = positions.get(random.nextInt(positions.size()));
                var moves = spellings(position);
                for (var word : moves.entrySet()) {
                    var text = word.getKey() + SIGNS.get(random.nextInt(SIGNS.size()));
                    var reading = San.read(text, position);
                    if (word.getValue().size() == 1) {
                        assertEquals(
                                new MoveReading.Read(word.getValue().iterator().next()),
                                reading,
                                () -> text + " in " + Fen.write(position, Variant.CHESS960));
                        read++;
                    } else {
                        var several = assertInstanceOf(MoveReading.Ambiguous.class, reading, text);
                        assertEquals(word.getValue(), Set.copyOf(several.candidates()), text);
                        ambiguous++;
                    }
                }
                for (var attempt = 0; attempt < 500; attempt++) {
                    var text = anyText(random);
                    if (!moves.containsKey(text)) {
                        var reading = San.read(text, position);
                        assertTrue(
                                reading instanceof MoveReading.Illegal || reading instanceof MoveReading.Unreadable,
                                () -> text + " reads as " + reading + " in " + Fen.write(position, Variant.CHESS960));
                        none++;
                    }
                }
            }
        }
        assertTrue(read > 20_000 && ambiguous > 50 && none > 20_000, read + ", " + ambiguous + ", " + none);
    }

    @ParameterizedTest
    @CsvSource({
        // A pawn without its file never captures.
        "rnbqkbnr/ppp1pppp/8/3p4/4P3/8/PPPP1PPP/RNBQKBNR w KQkq -, d5",
        "rnbqkbnr/ppp1pppp/8/3p4/4P3/8/PPPP1PPP/RNBQKBNR w KQkq -, Pd5",
        "8/8/8/K2pP2k/8/8/8/8 w - d6, d6",
        // A sign of capture where nothing is captured.
        "rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq -, Nxf3",
        "rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq -, e2xe4",
        "rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq -, ee4",
        // An ordinary capture is not en passant, and only pawns capture en passant.
        "rnbqkbnr/ppp1pppp/8/3p4/4P3/8/PPPP1PPP/RNBQKBNR w KQkq -, exd5 e.p.",
        "rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq -, e2e4 e.p.",
        // Castling is no step of the king.
        "4k3/8/8/8/8/8/8/4K2R w K -, Kg1",
        "4k3/8/8/8/8/8/8/4K2R w K -, Pe1g1",
        "4k3/8/8/8/8/8/8/4K2R w K -, e1g1q",
    })
    void a_text_that_contradicts_the_move_is_illegal(String fen, String text) {
        assertEquals(new MoveReading.Illegal(text), San.read(text, Positions.read(fen)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"xd5", "Pxd5", "2e4", "P2e4", "e-", "e4-", "N", "Nx", "ep", "e.p.", "=Q", "(=)", "+", "O-O e.p."
            })
    void a_part_of_a_move_is_unreadable(String text) {
        assertEquals(new MoveReading.Unreadable(text), San.read(text, Position.initial()));
    }

    /// The API, too, prefers a step of the king to castling to the same square.
    @Test
    void squares_that_fit_a_step_and_castling_mean_the_step() {
        var position = Positions.read("4k3/8/8/8/8/8/8/5K1R w H -");
        assertEquals(new MoveReading.Read(new Move.Step(Piece.KING, Square.F1, Square.G1)), San.read("f1g1", position));
        assertEquals(new MoveReading.Read(new Move.Castling(Square.F1, Square.H1)), San.read("f1-h1", position));
    }

    /// Both readers of squares agree on every text that both accept.
    @Test
    void squares_mean_the_same_in_a_file_and_over_the_api() {
        var random = Seed.random("two readers");
        for (var game = 0; game < 30; game++) {
            for (var position : Positions.ofRandomGame(random, 60)) {
                for (var move : position.legalMoves()) {
                    for (var variant : Variant.values()) {
                        var text = Uci.write(move, variant);
                        assertEquals(Uci.read(text, position), San.read(text, position), text);
                    }
                }
            }
        }
    }

    private static Map<String, Set<Move>> spellings(Position position) {
        var all = new HashMap<String, Set<Move>>();
        for (var move : position.legalMoves()) {
            spellings(move, position)
                    .forEach(text -> all.computeIfAbsent(text, _ -> new LinkedHashSet<>())
                            .add(move));
        }
        return all;
    }

    private static Stream<String> spellings(Move move, Position position) {
        return switch (move) {
            case Move.Castling castling -> Stream.concat(words(castling), squares(castling, position));
            case Move.EnPassant(var from, var to) ->
                Stream.concat(pawn(from, to, true), pawn(from, to, true).flatMap(SanSpellingsTest::inPassing));
            case Move.Promotion(var from, var to, var into) ->
                pawn(from, to, from.file() != to.file()).flatMap(text -> promoting(text, into));
            case Move.Step(var piece, var from, var to) -> {
                var captures = position.board().isOccupied(to);
                yield piece == Piece.PAWN
                        ? pawn(from, to, captures)
                        : Stream.concat(piece(piece, from, to, captures), between(from.text(), to, captures));
            }
        };
    }

    private static Stream<String> words(Move.Castling castling) {
        return Stream.of("O-O", "0-0", "o-o").map(word -> castling.isShort() ? word : word + word.substring(1));
    }

    private static Stream<String> squares(Move.Castling castling, Position position) {
        var goals = new ArrayList<>(List.of(castling.rook()));
        var taken = position.legalMoves().stream()
                .filter(other -> other.from() == castling.from())
                .anyMatch(other -> other instanceof Move.Castling rival
                        ? rival.rook() == castling.to() && rival.rook() != castling.rook()
                        : other.to() == castling.to());
        if (!taken) {
            goals.add(castling.to());
        }
        return goals.stream()
                .distinct()
                .flatMap(to -> Stream.of("", "-").map(sign -> castling.from().text() + sign + to.text()));
    }

    private static Stream<String> piece(Piece piece, Square from, Square to, boolean captures) {
        var name = from.text();
        return Stream.of("", name.substring(0, 1), name.substring(1), name)
                .flatMap(origin -> between(piece.letter() + origin, to, captures));
    }

    private static Stream<String> pawn(Square from, Square to, boolean captures) {
        var whole = between(from.text(), to, captures);
        var brief = captures ? between(from.text().substring(0, 1), to, true) : Stream.of(to.text());
        return Stream.concat(whole, brief).flatMap(text -> Stream.of(text, "P" + text));
    }

    private static Stream<String> between(String origin, Square to, boolean captures) {
        var signs = captures ? Stream.of("", "-", "x", ":") : Stream.of("", "-");
        return signs.map(sign -> origin + sign + to.text());
    }

    private static Stream<String> promoting(String text, Piece into) {
        var big = String.valueOf(into.letter());
        return Stream.of(big, big.toLowerCase(Locale.ROOT))
                .flatMap(letter -> Stream.of(
                        text + letter,
                        text + "=" + letter,
                        text + "/" + letter,
                        text + "(" + letter + ")",
                        text + "=(" + letter + ")",
                        text));
    }

    private static Stream<String> inPassing(String text) {
        return IN_PASSING.stream().map(words -> text + words);
    }

    /// Returns a text that resembles a move.
    private static String anyText(Random random) {
        var text = new StringBuilder();
        if (random.nextBoolean()) {
            text.append("KQRBNPkb".charAt(random.nextInt(8)));
        }
        if (random.nextBoolean()) {
            text.append("abcdefgh".charAt(random.nextInt(8)));
        }
        if (random.nextInt(3) == 0) {
            text.append("12345678".charAt(random.nextInt(8)));
        }
        text.append(List.of("", "", "", "x", ":", "-").get(random.nextInt(6)));
        text.append(Square.of(random.nextInt(64)).text());
        if (random.nextInt(4) == 0) {
            text.append(List.of("=", "", "(", "/").get(random.nextInt(4))).append(LETTERS.charAt(random.nextInt(5)));
        }
        if (random.nextInt(4) == 0) {
            text.append(IN_PASSING.get(random.nextInt(IN_PASSING.size())));
        }
        return text.toString();
    }
}
