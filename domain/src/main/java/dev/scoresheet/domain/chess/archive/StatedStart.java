package dev.scoresheet.domain.chess.archive;

import dev.scoresheet.domain.chess.board.Position;
import dev.scoresheet.domain.chess.board.Variant;
import dev.scoresheet.domain.chess.notation.Fen;
import dev.scoresheet.domain.chess.notation.FenReading.FenProblem;
import dev.scoresheet.domain.chess.notation.FenReading.Read;
import dev.scoresheet.domain.chess.pgn.PgnGame;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Start position and variant's notation that a game's tags state.
sealed interface StatedStart {

    record Of(Position position, Variant variant) implements StatedStart {}

    record NoSuchVariant(String variant) implements StatedStart {}

    record NoPosition(String fen, String detail) implements StatedStart {}

    /// Names of the variants in lower case, without signs and blanks. The tag may be missing, or contain `?`.
    Set<String> STANDARD = Set.of(
            "",
            "standard",
            "fromposition",
            "standardchess",
            "normal",
            "chess",
            "classic",
            "classical",
            "classicalchess",
            "regular",
            "orthodox",
            "none");

    Set<String> CHESS960 = Set.of(
            "chess960",
            "960",
            "fischerandom",
            "fischerandomchess",
            "fischerrandom",
            "fischerrandomchess",
            "frc",
            "freestyle",
            "freestylechess",
            "chess9lx");

    /// Reads the tags. A variant name in [#CHESS960] makes a game Chess960 even if king and rooks stand as usual;
    /// otherwise the position decides.
    static StatedStart of(PgnGame text) {
        var name = text.tag("Variant").orElse("");
        return variant(name)
                .map(variant -> position(text, variant == Variant.CHESS960))
                .orElseGet(() -> new NoSuchVariant(name));
    }

    /// Returns the variant with this name; empty if the name is unknown.
    static Optional<Variant> variant(String name) {
        var key = name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
        if (CHESS960.contains(key)) {
            return Optional.of(Variant.CHESS960);
        }
        return STANDARD.contains(key) ? Optional.of(Variant.STANDARD) : Optional.empty();
    }

    private static StatedStart position(PgnGame text, boolean chess960) {
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
