package dev.scoresheet.adapters.json.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.domain.kernel.Seed;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantTextTest {

    private static final String ALPHABET = "0123456789-:.TZ ";

    @Test
    void every_instant_reads_back_from_what_it_writes() {
        var random = Seed.random("InstantTextTest");
        for (int i = 0; i < 20_000; i++) {
            var instant = anyInstant(random);
            assertEquals(Optional.of(instant), InstantText.read(instant.toString()), instant::toString);
        }
    }

    @Test
    void damaged_text_is_read_as_by_the_platform_or_refused() {
        var random = Seed.random("InstantTextTest");
        int read = 0;
        for (int i = 0; i < 50_000; i++) {
            var text = damaged(anyInstant(random).toString(), random);
            var quick = InstantText.read(text);
            assertEquals(canonical(text).filter(instant -> quick.isPresent()), quick, text);
            read += quick.isPresent() ? 1 : 0;
        }
        assertTrue(read > 100, "damage hits digits often, and then it is another time: " + read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-29T00:00:00Z",
                "2026-01-01T24:00:00Z",
                "2026-01-01T00:00:60Z",
                "2026-01-01T00:00:00.Z",
                "2026-01-01T00:00:00.000Z",
                "2026-01-01T00:00:00.500000Z",
                "2026-01-01T00:00:00.5Z",
                "2026-01-01T00:00Z",
                "2026-01-01T00:00:00+00:00",
                "+12026-01-01T00:00:00Z",
                ""
            })
    void other_forms_are_left_to_the_parser(String text) {
        assertEquals(Optional.empty(), InstantText.read(text));
    }

    private static Instant anyInstant(Random random) {
        long second = random.nextLong(-62_167_219_200L, 253_402_300_800L); // the years 0000 to 9999
        var nanos = switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> random.nextInt(1_000) * 1_000_000;
            case 2 -> random.nextInt(1_000_000) * 1_000;
            default -> random.nextInt(1_000_000_000);
        };
        return Instant.ofEpochSecond(second, nanos);
    }

    private static String damaged(String text, Random random) {
        var at = random.nextInt(text.length());
        var other = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
        return switch (random.nextInt(3)) {
            case 0 -> text.substring(0, at) + text.substring(at + 1);
            case 1 -> text.substring(0, at) + other + text.substring(at);
            default -> text.substring(0, at) + other + text.substring(at + 1);
        };
    }

    private static Optional<Instant> canonical(String text) {
        try {
            return Optional.of(Instant.parse(text))
                    .filter(instant -> instant.toString().equals(text));
        } catch (DateTimeParseException notOne) {
            return Optional.empty();
        }
    }
}
