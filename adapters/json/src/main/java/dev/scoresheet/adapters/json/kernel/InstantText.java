package dev.scoresheet.adapters.json.kernel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.util.Optional;

/// Reader of instants in the form that [Instant#toString] writes for the years 0000 to 9999. The fraction has three,
/// six or nine digits, as few as possible, or is absent. The platform's parser also takes other forms, and takes a
/// microsecond; every event holds an instant.
final class InstantText {

    private static final int SECONDS_END = "2026-01-01T00:00:00".length();
    private static final long SECONDS_PER_DAY = 86_400;

    private InstantText() {}

    /// Reads an instant. Empty for every other form, and for times that no calendar has.
    static Optional<Instant> read(String text) {
        int length = text.length();
        if (length <= SECONDS_END || text.charAt(length - 1) != 'Z' || !isTime(text)) {
            return Optional.empty();
        }
        int nanos = 0;
        if (length > SECONDS_END + 1) {
            int digits = length - SECONDS_END - 2;
            if (text.charAt(SECONDS_END) != '.'
                    || digits % 3 != 0
                    || digits > 9
                    || !areDigits(text, SECONDS_END + 1, digits)) {
                return Optional.empty();
            }
            nanos = number(text, SECONDS_END + 1, digits);
            if (digits == 0 || nanos % 1000 == 0) {
                return Optional.empty(); // fewer digits would be enough
            }
            for (int digit = digits; digit < 9; digit++) {
                nanos *= 10;
            }
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 2);
        int day = number(text, 8, 2);
        int hour = number(text, 11, 2);
        int minute = number(text, 14, 2);
        int second = number(text, 17, 2);
        if (month < 1
                || month > 12
                || day < 1
                || day > lastDay(year, month)
                || hour > 23
                || minute > 59
                || second > 59) {
            return Optional.empty();
        }
        long days = LocalDate.of(year, month, day).toEpochDay();
        return Optional.of(
                Instant.ofEpochSecond(days * SECONDS_PER_DAY + hour * 3_600L + minute * 60L + second, nanos));
    }

    private static boolean isTime(String text) {
        return areDigits(text, 0, 4)
                && text.charAt(4) == '-'
                && areDigits(text, 5, 2)
                && text.charAt(7) == '-'
                && areDigits(text, 8, 2)
                && text.charAt(10) == 'T'
                && areDigits(text, 11, 2)
                && text.charAt(13) == ':'
                && areDigits(text, 14, 2)
                && text.charAt(16) == ':'
                && areDigits(text, 17, 2);
    }

    private static int lastDay(int year, int month) {
        return switch (month) {
            case 2 -> Year.isLeap(year) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    private static boolean areDigits(String text, int from, int count) {
        for (int i = from; i < from + count; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int from, int count) {
        int number = 0;
        for (int i = from; i < from + count; i++) {
            number = 10 * number + (text.charAt(i) - '0');
        }
        return number;
    }
}
