package dev.scoresheet.application.kernel.log.stored;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StorableTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":\"Grünfeld \uD834\uDD1E\"}",
                "{\"name\":\"\\uD834\\udd1e\"}",
                "{\"name\":\"𝄞\"}",
                "{\"mixed\":\"\uD834" + "\\udd1e\"}",
                "{\"path\":\"C:\\\\u0000\"}",
                "{\"path\":\"C:\\\\ud834\"}",
                "{\"almost\":\"\\u0001\"}",
                "{\"broken\":\"\\u00\"}",
                "{\"quote\":\"\\\"\"}",
                "{\"last\":\"\\\\\"}",
                "\\"
            })
    void text_that_can_be_stored_is_taken_as_it_is(String json) {
        assertEquals(json, StorableText.data("x", json));
        assertEquals(json, StorableText.metadata(json));
        assertEquals(Optional.empty(), StorableText.unreadable(json));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\":\"\\u0000\"}         | has a NUL at character 6",
                "{\"a\":\"\\\\\\u0000\"}     | has a NUL at character 8",
                "{\"a\":\"\\ud834\"}         | has half a surrogate pair at character 6",
                "{\"a\":\"\\udd1e\"}         | has half a surrogate pair at character 6",
                "{\"a\":\"\\ud834\\n\"}      | has half a surrogate pair at character 6",
                "{\"a\":\"\\ud834\\ud834\"}  | has half a surrogate pair at character 6",
            })
    void an_escape_counts_as_the_unit_that_it_stands_for(String json, String why) {
        assertEquals(Optional.of(why), StorableText.unreadable(json));
        assertEquals(Optional.empty(), StorableText.defect(json), "a text without escapes");
        var event = assertThrows(IllegalArgumentException.class, () -> StorableText.data("bulb.blew", json));
        assertEquals("an event bulb.blew " + why, event.getMessage());
        var metadata = assertThrows(IllegalArgumentException.class, () -> StorableText.metadata(json));
        assertEquals("metadata " + why, metadata.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0000b",
                "\\\u0000",
                "lone \uD83D",
                "lone \uD83D high",
                "lone \uDE00 low",
                "\uDE00\uD83D",
                "\\\uD83D",
                "\uD83D\uD83D\uDE00"
            })
    void nul_and_halves_of_pairs_are_refused(String text) {
        assertThrows(IllegalArgumentException.class, () -> StorableText.data("x", text));
        assertThrows(IllegalArgumentException.class, () -> StorableText.metadata(text));
        assertEquals(StorableText.defect(text).map(StorableText.Defect::toString), StorableText.unreadable(text));
        assertEquals(true, StorableText.defect(text).isPresent());
    }

    @Test
    void one_character_more_than_the_limit_is_refused() {
        var data = "x".repeat(StorableText.LARGEST_DATA);
        assertEquals(data, StorableText.data("x", data));
        var refused = assertThrows(IllegalArgumentException.class, () -> StorableText.data("x", data + "x"));
        assertEquals("an event x has 1048577 characters; at most 1048576 are allowed", refused.getMessage());
        var metadata = "x".repeat(StorableText.LARGEST_METADATA);
        assertEquals(metadata, StorableText.metadata(metadata));
        assertThrows(IllegalArgumentException.class, () -> StorableText.metadata(metadata + "x"));
    }

    @Test
    void a_reader_accepts_more_than_a_writer_may_append() {
        var largest = "x".repeat(StorableText.LARGEST_READ);
        assertEquals(Optional.empty(), StorableText.unreadable(largest));
        assertEquals(
                Optional.of("has 4194305 characters; at most 4194304 are allowed"),
                StorableText.unreadable(largest + "x"));
    }
}
