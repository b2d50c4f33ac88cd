package dev.scoresheet.adapters.postgres.kernel.append;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StrictTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":\"Grünfeld \uD834\uDD1E\"}",
                "{\"path\":\"C:\\\\u0000\"}",
                "{\"almost\":\"\\u0001\"}",
                "{\"quote\":\"\\\"\"}",
                "{\"last\":\"\\\\\"}"
            })
    void text_that_can_be_stored_is_taken_as_it_is(String text) {
        assertEquals(text, StrictText.data("it", text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\":\"\\u0000\"}       | it has an escaped NUL at character 6",
                "{\"a\":\"\\\\\\u0000\"}   | it has an escaped NUL at character 8",
            })
    void an_escaped_nul_is_refused(String text, String why) {
        var refused = assertThrows(IllegalArgumentException.class, () -> StrictText.data("it", text));
        assertEquals(why, refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "lone \uD83D", "lone \uD83D high", "lone \uDE00 low", "\uDE00\uD83D"})
    void nul_and_halves_of_pairs_are_refused(String text) {
        assertThrows(IllegalArgumentException.class, () -> StrictText.data("it", text));
    }

    @Test
    void one_character_more_than_the_limit_is_refused() {
        assertEquals(1 << 20, StrictText.data("it", "x".repeat(1 << 20)).length());
        assertThrows(IllegalArgumentException.class, () -> StrictText.data("it", "x".repeat((1 << 20) + 1)));
        assertEquals(4 << 10, StrictText.metadata("it", "x".repeat(4 << 10)).length());
        assertThrows(IllegalArgumentException.class, () -> StrictText.metadata("it", "x".repeat((4 << 10) + 1)));
    }
}
