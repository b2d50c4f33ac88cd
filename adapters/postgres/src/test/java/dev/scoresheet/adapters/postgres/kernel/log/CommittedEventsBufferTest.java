package dev.scoresheet.adapters.postgres.kernel.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class CommittedEventsBufferTest {

    private final CommittedEventsBuffer recent = new CommittedEventsBuffer(16 << 20);

    @Test
    void the_buffer_returns_events_without_a_hole_after_a_position_up_to_a_limit() {
        recent.committed(rows(5, 6));
        recent.committed(rows(7, 9));

        assertEquals(List.of(5L, 6L, 7L, 8L, 9L), after(4, 100));
        assertEquals(List.of(6L, 7L, 8L), after(5, 3));
        assertEquals(List.of(9L), after(8, 100));
        assertEquals(List.of(), after(9, 100), "there is no more");
        assertEquals(List.of(), after(3, 100), "position 4 is not here");
    }

    @Test
    void a_hole_begins_a_new_run() {
        recent.committed(rows(5, 6));
        recent.committed(rows(8, 9));

        assertEquals(List.of(), after(4, 100));
        assertEquals(List.of(), after(6, 100), "position 7 is another node's");
        assertEquals(List.of(8L, 9L), after(7, 100));
    }

    @Test
    void old_rows_make_room_for_new_ones() {
        for (long first = 1; first < 40_000; first += 100) {
            recent.committed(rows(first, first + 99));
        }

        assertEquals(List.of(), after(0, 1));
        assertEquals(List.of(40_000L), after(39_999, 100));
        assertEquals(List.of(30_001L), after(30_000, 1));
    }

    @Test
    void long_rows_make_room_sooner() {
        var megabyte = "x".repeat(1 << 20);
        for (long position = 1; position <= 40; position++) {
            recent.committed(List.of(row(position, megabyte)));
        }

        assertEquals(List.of(), after(20, 100));
        assertEquals(List.of(39L, 40L), after(38, 100));
    }

    @Test
    void events_that_left_the_buffer_are_read_from_the_log() {
        recent.committed(rows(1, 3));
        recent.forget();

        assertEquals(List.of(), after(0, 100));
    }

    private List<Long> after(long position, int limit) {
        return recent.after(position, limit).stream().map(StoredEvent::position).toList();
    }

    private static List<StoredEvent> rows(long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(position -> row(position, "{}"))
                .toList();
    }

    private static StoredEvent row(long position, String data) {
        return new StoredEvent(
                position,
                "bulb",
                "bulb-" + position,
                1,
                "bulb.switched-on",
                1,
                Instant.EPOCH,
                "{}",
                data,
                Bytes.of(new byte[32]));
    }
}
