package dev.scoresheet.bootstrap.chess.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scoresheet.bootstrap.chess.faults.Write.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The count notices each thing that it is there for.
class TallyTest {

    private static final Write START = Write.start("anna");
    private static final Write MOVE = Write.move("game-1", 1, "f2f3");
    private static final Write OPEN = Write.move("game-1", 2, "e7e5");
    private static final Map<Write, Long> TOLD = Map.of(START, 1L, MOVE, 2L);
    private static final List<Stored> LOG = List.of(new Stored(1, START), new Stored(2, MOVE), new Stored(3, OPEN));

    @Test
    void an_acknowledged_event_that_is_stored_once_is_correct() {
        assertEquals(new Tally(2, 3, List.of(), List.of(), List.of(), List.of()), of(LOG));
        assertEquals(List.of(), of(LOG).findings());
        assertEquals(List.of(), of(LOG.subList(0, 2)).findings(), "a write without an answer can be stored or not");
    }

    @Test
    void a_removed_acknowledged_event_is_lost() {
        assertEquals(List.of(MOVE), of(LOG.subList(0, 1)).lost());
        assertEquals(
                List.of(START),
                of(List.of(new Stored(1, MOVE))).lost().stream()
                        .filter(START::equals)
                        .toList());
        assertEquals(
                List.of("acknowledged and not stored there: [" + MOVE + "]"),
                of(LOG.subList(0, 1)).findings());
    }

    @Test
    void an_acknowledged_event_at_another_position_is_lost_at_its_own() {
        var log = List.of(new Stored(1, START), new Stored(2, OPEN), new Stored(3, MOVE));
        assertEquals(List.of(MOVE), of(log).lost());
    }

    @Test
    void an_event_that_is_stored_twice_is_reported() {
        var log = new ArrayList<>(LOG);
        log.add(new Stored(4, START));
        assertEquals(List.of(START), of(log).doubled());
        assertEquals(List.of("stored more than once: [" + START + "]"), of(log).findings());
    }

    @Test
    void an_event_that_no_client_sent_is_reported() {
        var log = new ArrayList<>(LOG);
        log.add(new Stored(4, Write.start("zoe")));
        assertEquals(List.of(Write.start("zoe")), of(log).unasked());
        assertEquals(1, of(log).findings().size());
    }

    @Test
    void a_skipped_position_is_a_gap() {
        var log = List.of(new Stored(1, START), new Stored(2, MOVE), new Stored(4, OPEN));
        assertEquals(List.of(4L), of(log).gaps());
        assertEquals(1, of(log).findings().size());
    }

    private static Tally of(List<Stored> log) {
        return Tally.of(TOLD, Set.of(OPEN), log);
    }
}
