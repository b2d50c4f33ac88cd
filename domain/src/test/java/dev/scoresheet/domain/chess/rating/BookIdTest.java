package dev.scoresheet.domain.chess.rating;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.clock.Speed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BookIdTest {

    @Test
    void the_written_form_is_read_back_for_each_speed_and_the_longest_player() {
        for (var player : new String[] {"a", "-_-", "x".repeat(64)}) {
            for (var speed : Speed.values()) {
                if (speed != Speed.UNKNOWN) {
                    var book = new BookId(new PlayerId(player), speed, 999_999_999);
                    assertEquals(book, BookId.parse(book.toString()));
                }
            }
        }
        assertEquals("anna-1:ultraBullet:12", new BookId(new PlayerId("anna-1"), Speed.ULTRA_BULLET, 12).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "anna",
                "anna:blitz",
                "anna:blitz:0",
                "anna:blitz:01",
                "anna:blitz:1:1",
                "anna:unknown:1",
                "anna:BLITZ:1",
                ":blitz:1",
                "an na:blitz:1",
                "anna:blitz:-1",
                "anna:blitz:1234567890"
            })
    void another_text_is_no_book(String text) {
        assertThrows(IllegalArgumentException.class, () -> BookId.parse(text));
    }

    @Test
    void a_book_has_a_rated_speed_and_a_number_from_one() {
        var anna = new PlayerId("anna");
        assertThrows(IllegalArgumentException.class, () -> new BookId(anna, Speed.UNKNOWN, 1));
        assertThrows(IllegalArgumentException.class, () -> new BookId(anna, Speed.BLITZ, 0));
    }
}
