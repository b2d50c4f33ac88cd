package dev.scoresheet.domain.chess.archive;

import dev.scoresheet.domain.chess.board.Fen;
import dev.scoresheet.domain.chess.board.FenReading.FenProblem;
import dev.scoresheet.domain.chess.board.FenReading.Read;
import dev.scoresheet.domain.chess.board.Position;
import dev.scoresheet.domain.chess.board.Variant;
import dev.scoresheet.domain.chess.pgn.PgnGame;
import java.util.Locale;

/// What a game's tags say about where it started, and by which variant's spelling.
sealed interface Start {

    record Of(Position position, Variant variant) implements Start {}

    record NoSuchVariant(String variant) implements Start {}

    record NoPosition(String fen, String detail) implements Start {}

    /// The tag `Chess960` makes a game Chess960 even where king and rooks stand as usual; otherwise the
    /// position decides.
    static Start of(PgnGame text) {
        var variant = text.tag("Variant").orElse("");
        return switch (variant.toLowerCase(Locale.ROOT)) {
            case "chess960" -> position(text, true);
            case "", "?", "standard", "from position" -> position(text, false);
            default -> new NoSuchVariant(variant);
        };
    }

    private static Start position(PgnGame text, boolean chess960) {
        var fen = text.tag("FEN");
        if (fen.isEmpty()) {
            return new Of(Position.initial(), chess960 ? Variant.CHESS960 : Variant.STANDARD);
        }
        return switch (Fen.parse(fen.get())) {
            case FenProblem(var _, var detail) -> new NoPosition(fen.get(), detail);
            case Read(var position) ->
                new Of(position, chess960 || position.isCastlingUnusual() ? Variant.CHESS960 : Variant.STANDARD);
        };
    }
}
