package dev.scoresheet.domain.chess.archive;

import dev.scoresheet.domain.chess.board.Variant;
import dev.scoresheet.domain.chess.pgn.ClockNote;
import dev.scoresheet.domain.chess.pgn.MoveText;
import dev.scoresheet.domain.chess.pgn.PgnGame;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Note on a tag of a game that is imported nevertheless.
public sealed interface ArchiveNote {

    /// The tag `TimeControl` states seconds, as the PGN standard requires, but probably means minutes.
    record MinutesAsSeconds(String stated, int initialSeconds) implements ArchiveNote {}

    /// The tag `Variant` has an unusual name for a variant.
    record VariantName(String stated, Variant readAs) implements ArchiveNote {}

    /// Usual names, as on Lichess.
    Set<String> USUAL_NAMES = Set.of("", "?", "Standard", "From Position", "Chess960");

    /// Shortest initial time in seconds that sites offer, apart from zero.
    int LEAST_SECONDS = 15;

    static List<ArchiveNote> of(PgnGame text) {
        return Stream.of(variantName(text), minutesAsSeconds(text))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<ArchiveNote> variantName(PgnGame text) {
        return text.tag("Variant")
                .filter(name -> !USUAL_NAMES.contains(name))
                .flatMap(name -> StatedStart.variant(name).map(variant -> new VariantName(name, variant)));
    }

    private static Optional<ArchiveNote> minutesAsSeconds(PgnGame text) {
        return new StatedFacts(text).timeControl() instanceof StatedTimeControl.Fischer(var initial, var increment)
                        && initial > 0
                        && lesserFirstClock(text)
                                .map(clock -> fitsMinutesOnly(clock, initial + increment))
                                .orElse(initial < LEAST_SECONDS)
                ? Optional.of(new MinutesAsSeconds(text.tag("TimeControl").orElse(""), initial))
                : Optional.empty();
    }

    /// True if the clock shows more than a start can have in seconds, but not more than in minutes.
    private static boolean fitsMinutesOnly(Duration clock, long units) {
        return clock.toSeconds() > units + 1 && clock.toSeconds() <= units * 60 + 1;
    }

    /// Returns the smaller first clock of the two sides: an opponent may give the other time before the first move.
    private static Optional<Duration> lesserFirstClock(PgnGame text) {
        return text.movetext().stream()
                .filter(MoveText.Comment.class::isInstance)
                .map(MoveText.Comment.class::cast)
                .flatMap(comment -> ClockNote.in(comment.text()).stream())
                .limit(2)
                .min(Comparator.naturalOrder());
    }
}
