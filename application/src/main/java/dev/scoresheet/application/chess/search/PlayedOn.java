package dev.scoresheet.application.chess.search;

import dev.scoresheet.domain.chess.game.StartedAt;
import dev.scoresheet.domain.chess.pgn.Tag;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Day of a game, if the exact day is known.
final class PlayedOn {

    private static final Pattern WHOLE = Pattern.compile("(\\d{4})\\.(\\d{2})\\.(\\d{2})");

    private PlayedOn() {}

    /// Returns the day in UTC.
    static Optional<LocalDate> day(StartedAt startedAt) {
        return switch (startedAt) {
            case StartedAt.Known(var at) -> Optional.of(LocalDate.ofInstant(at, ZoneOffset.UTC));
            case StartedAt.Unknown _ -> Optional.empty();
        };
    }

    /// Returns the day of the tag `UTCDate`, or else of `Date`.
    static Optional<LocalDate> day(List<Tag> tags) {
        return tag(tags, "UTCDate").or(() -> tag(tags, "Date")).flatMap(PlayedOn::date);
    }

    private static Optional<String> tag(List<Tag> tags, String name) {
        return tags.stream()
                .filter(tag -> tag.name().equals(name))
                .map(Tag::value)
                .findFirst();
    }

    private static Optional<LocalDate> date(String text) {
        var whole = WHOLE.matcher(text.strip());
        if (!whole.matches()) {
            return Optional.empty();
        }
        int year = Integer.parseInt(whole.group(1));
        int month = Integer.parseInt(whole.group(2));
        int day = Integer.parseInt(whole.group(3));
        try {
            return year == 0 ? Optional.empty() : Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
