package dev.scoresheet.application.kernel.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.scoresheet.application.kernel.command.WarmStates.Figures;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.domain.kernel.Bulb;
import dev.scoresheet.domain.kernel.Bulb.Dead;
import dev.scoresheet.domain.kernel.Bulb.Working;
import dev.scoresheet.domain.kernel.BulbCommand;
import dev.scoresheet.domain.kernel.BulbDecider;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.BulbRejection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WarmStatesTest {

    private static final Aggregate<BulbCommand, Bulb, BulbEvent, BulbRejection> BULBS = new Aggregate<>(
            "bulb",
            KeyForm.ANY,
            BulbEvent.class,
            new BulbDecider(),
            command -> stream(command.bulb()),
            _ -> false,
            new StateWeight<>(_ -> 700, Dead.class::isInstance));

    /// Each entry weighs 1,000 bytes with its frame.
    private final WarmStates warm = new WarmStates(3_999);

    @Test
    void the_state_that_was_used_longest_ago_leaves_first() {
        keep("a", "b", "c");
        find("a");
        keep("d");
        assertEquals(List.of("a", "c", "d"), kept());
        assertEquals(new Figures(0, 0, 0, 0, 3, 3_000), warm.figures());
    }

    @Test
    void a_state_of_a_finished_stream_leaves_before_all_others() {
        keep("a", "b");
        warm.put(BULBS, new StreamState<>(stream("c"), 3, 3, new Dead("worn out")), 0);
        find("c");
        keep("d");
        assertEquals(List.of("a", "b", "d"), kept());
    }

    @Test
    void a_stream_that_finishes_changes_its_place_and_is_counted_once() {
        keep("a", "b", "c");
        warm.put(BULBS, new StreamState<>(stream("c"), 3, 3, new Dead("worn out")), 0);
        assertEquals(3_000, warm.figures().bytes());
        keep("d");
        assertEquals(List.of("a", "b", "d"), kept());
    }

    @Test
    void an_older_version_is_never_put_over_a_newer_one() {
        put("a", 3, 0);
        put("a", 2, 0);
        assertEquals(3, find("a").orElseThrow().version());
        put("a", 4, 0);
        assertEquals(4, find("a").orElseThrow().version());
    }

    @Test
    void that_there_is_no_such_stream_is_never_kept() {
        put("a", 0, 0);
        assertEquals(Optional.empty(), find("a"));
    }

    @Test
    void a_cache_of_no_bytes_keeps_nothing() {
        var none = WarmStates.none();
        none.put(BULBS, new StreamState<>(stream("a"), 1, 1, new Working(60, true, 1)), 0);
        assertEquals(new Figures(0, 0, 0, 0, 0, 0), none.figures());
    }

    @Test
    void a_state_heavier_than_the_cache_pushes_nothing_out() {
        var heavy = new Aggregate<>(
                "bulb",
                KeyForm.ANY,
                BulbEvent.class,
                BULBS.decider(),
                BULBS.streamOf(),
                BULBS.begins(),
                new StateWeight<Bulb>(_ -> 10_000, _ -> false));
        keep("a", "b");
        warm.put(heavy, new StreamState<>(stream("c"), 1, 1, new Working(60, true, 1)), 0);
        assertEquals(List.of("a", "b"), kept());
    }

    @Test
    void a_new_era_forgets_the_states_of_the_earlier_one() {
        keep("a");
        assertEquals(Optional.empty(), warm.find(BULBS, stream("a"), 1));
        assertEquals(new Figures(0, 0, 0, 0, 0, 0), warm.figures());
    }

    @Test
    void a_caller_of_an_earlier_era_neither_finds_nor_puts() {
        put("a", 1, 1);
        put("a", 2, 0);
        assertEquals(Optional.empty(), find("a"));
        assertEquals(1, warm.find(BULBS, stream("a"), 1).orElseThrow().version());
    }

    @Test
    void a_state_of_another_category_is_a_defect() {
        assertThrows(IllegalArgumentException.class, () -> warm.find(BULBS, new StreamId("lamp", "a"), 0));
    }

    private void keep(String... bulbs) {
        for (var bulb : bulbs) {
            put(bulb, 2, 0);
        }
    }

    private void put(String bulb, long version, long era) {
        warm.put(BULBS, new StreamState<>(stream(bulb), version, version, new Working(60, true, 1)), era);
    }

    private Optional<StreamState<Bulb>> find(String bulb) {
        return warm.find(BULBS, stream(bulb), 0);
    }

    private List<String> kept() {
        return List.of("a", "b", "c", "d").stream()
                .filter(bulb -> find(bulb).isPresent())
                .toList();
    }

    private static StreamId stream(String bulb) {
        return new StreamId("bulb", bulb);
    }
}
