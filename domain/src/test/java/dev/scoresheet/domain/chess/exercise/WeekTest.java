package dev.scoresheet.domain.chess.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class WeekTest {

    @Test
    void a_week_begins_on_monday_at_midnight_in_utc() {
        assertEquals("2026-W09", week("2026-03-01T23:59:59.999Z"));
        assertEquals("2026-W10", week("2026-03-02T00:00:00Z"));
        assertThrows(IllegalArgumentException.class, () -> new Week(LocalDate.of(2026, 3, 3)));
    }

    /// The first week of a year is the one with its first Thursday.
    @Test
    void the_year_of_a_week_is_that_of_its_thursday() {
        assertEquals("2026-W01", week("2025-12-29T00:00:00Z"));
        assertEquals("2026-W53", week("2027-01-03T23:59:59Z"));
        assertEquals("2027-W01", week("2027-01-04T00:00:00Z"));
    }

    @Test
    void a_week_is_parsed_to_itself() {
        for (var day = LocalDate.of(2019, 12, 30); day.getYear() < 2033; day = day.plusWeeks(1)) {
            var week = new Week(day);
            assertEquals(week, Week.parse(week.toString()));
            assertTrue(Week.WRITTEN.matcher(week.toString()).matches(), week::toString);
        }
        assertFalse(Week.WRITTEN.matcher("2026-W54").matches());
        assertThrows(DateTimeException.class, () -> Week.parse("2025-W53"));
    }

    @Test
    void the_announcement_is_an_hour_after_the_end() {
        assertEquals(
                Instant.parse("2026-03-09T01:00:00Z"), Week.parse("2026-W10").announcement());
    }

    private static String week(String instant) {
        return Week.of(Instant.parse(instant)).toString();
    }
}
