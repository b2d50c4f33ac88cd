package dev.scoresheet.domain.chess.exercise;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.regex.Pattern;

/// Week in UTC as ISO 8601 numbers it. Written `2026-W10`.
public record Week(LocalDate monday) {

    /// Form of the written week.
    public static final Pattern WRITTEN = Pattern.compile("[0-9]{4}-W(0[1-9]|[1-4][0-9]|5[0-3])");

    /// Results of the last games follow within seconds.
    private static final Duration WAIT = Duration.ofHours(1);

    private static final String FIRST_DAY = "-1";

    public Week {
        if (monday.getDayOfWeek() != DayOfWeek.MONDAY) {
            throw new IllegalArgumentException("a week begins on Monday, and " + monday + " is another day");
        }
    }

    public static Week of(Instant instant) {
        var day = LocalDate.ofInstant(instant, ZoneOffset.UTC);
        return new Week(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
    }

    /// Parses the written form.
    public static Week parse(String written) {
        return new Week(LocalDate.parse(written + FIRST_DAY, DateTimeFormatter.ISO_WEEK_DATE));
    }

    /// Returns the instant from which its upset may be announced: one hour after its end.
    public Instant announcement() {
        return monday.plusWeeks(1).atStartOfDay(ZoneOffset.UTC).toInstant().plus(WAIT);
    }

    @Override
    public String toString() {
        var written = DateTimeFormatter.ISO_WEEK_DATE.format(monday);
        return written.substring(0, written.length() - FIRST_DAY.length());
    }
}
