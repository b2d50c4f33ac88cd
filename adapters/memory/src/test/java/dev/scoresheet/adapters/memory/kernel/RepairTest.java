package dev.scoresheet.adapters.memory.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.operations.ProgressListener;
import dev.scoresheet.application.kernel.operations.views.model.NotFound;
import dev.scoresheet.application.kernel.operations.views.model.OperationRefused;
import dev.scoresheet.application.kernel.operations.views.repair.Repair;
import dev.scoresheet.application.kernel.projection.Story;
import dev.scoresheet.application.kernel.projection.generation.BulkReader;
import dev.scoresheet.application.kernel.projection.step.Step;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOn;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Repairs: a retried entry has the result of one that never failed, a discarded entry stays out, and rows are
/// repaired in place.
class RepairTest {

    private final Workshop shop = Workshop.of(Story.broken());
    private long served;

    @BeforeEach
    void begin() {
        shop.happened("a1", new Fitted(5), new Fitted(13), new SwitchedOn());
        shop.happened("a2", new Fitted(7), new Fitted(666), new SwitchedOn());
        shop.happened("b1", new Fitted(9));
        served = shop.followed();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private Repair repair() {
        return shop.operations().repair("story");
    }

    private void assertIsTheFold() throws InterruptedException {
        var checked = shop.operations().foldCheck("story").check(OptionalLong.empty(), ProgressListener.NONE);
        assertEquals(List.of(), checked.first());
    }

    private Set<String> parked() {
        return shop.models.generations().parked(served).stream()
                .map(entry -> entry.parked().entry())
                .collect(Collectors.toSet());
    }

    @Test
    void an_event_that_still_runs_a_projection_into_an_error_refuses_the_retry() {
        shop.happened("c1", new Fitted(6666));
        shop.follow(served, 7);

        var refused = assertThrows(
                OperationRefused.class, () -> repair().retry("stream:bulb-c1", OptionalLong.empty(), Workshop.BY));

        assertTrue(refused.getMessage().endsWith("StackOverflowError: too deep"), refused::getMessage);
        assertTrue(parked().contains("stream:bulb-c1"));
    }

    @Test
    void a_retried_key_includes_all_events_since_it_was_parked() throws InterruptedException {
        assertEquals(Map.of("a*", "....", "a1", "f5", "a2", "f7", "b*", ".", "b1", "f9"), shop.rows(served));
        shop.story.fails().set(false);

        var repaired = repair().retry("key:a1", OptionalLong.empty(), Workshop.BY);

        assertEquals("f5f13+", shop.row(served, "a1"));
        assertEquals(Set.of("stream:bulb-a2"), parked());
        assertEquals(List.of("a1"), repaired.keys());
        assertIsTheFold();
    }

    @Test
    void a_retried_stream_is_applied_to_every_row_that_it_touches() throws InterruptedException {
        shop.story.fails().set(false);

        var repaired = repair().retry("stream:bulb-a2", OptionalLong.empty(), Workshop.BY);

        assertEquals("f7f666+", shop.row(served, "a2"));
        assertEquals("......", shop.row(served, "a*"));
        assertEquals("f5", shop.row(served, "a1"), "parked still, on its own");
        assertEquals(List.of("a*", "a2"), repaired.keys());
        assertEquals(Set.of("key:a1"), parked());
        assertIsTheFold();
    }

    @Test
    void a_retry_that_fails_again_changes_nothing() {
        var before = shop.rows(served);

        var key =
                assertThrows(OperationRefused.class, () -> repair().retry("key:a1", OptionalLong.empty(), Workshop.BY));
        var stream = assertThrows(
                OperationRefused.class, () -> repair().retry("stream:bulb-a2", OptionalLong.empty(), Workshop.BY));

        assertTrue(key.getMessage().contains("position 2: IllegalStateException: unlucky"), key.getMessage());
        assertTrue(stream.getMessage().contains("position 5"), stream.getMessage());
        assertEquals(before, shop.rows(served));
        assertEquals(Set.of("key:a1", "stream:bulb-a2"), parked());
        assertThrows(NotFound.class, () -> repair().retry("key:b1", OptionalLong.empty(), Workshop.BY));
    }

    @Test
    void giving_up_leaves_out_each_event_that_fails_and_nothing_else() throws InterruptedException {
        shop.happened("a1", new SwitchedOn(), new Fitted(13), new Fitted(8));
        shop.follow(served, 100);

        var repaired = repair().giveUp("key:a1", OptionalLong.empty(), Workshop.BY);

        assertEquals("f5++f8", shop.row(served, "a1"));
        assertEquals(List.of(2L, 9L), repaired.givenUp());
        assertEquals(Set.of("stream:bulb-a2"), parked());
        assertIsTheFold();
        shop.happened("a1", new Fitted(13));
        shop.follow(served, 100);
        assertEquals(Set.of("key:a1", "stream:bulb-a2"), parked(), "what fails later is another matter");
    }

    @Test
    void a_stream_that_is_given_up_is_left_out_from_there_on() throws InterruptedException {
        repair().giveUp("stream:bulb-a2", OptionalLong.empty(), Workshop.BY);
        shop.story.fails().set(false);
        shop.happened("a2", new SwitchedOn());
        shop.follow(served, 100);

        assertEquals("f7", shop.row(served, "a2"));
        assertEquals("....", shop.row(served, "a*"));
        assertEquals(Set.of("key:a1"), parked());
        assertIsTheFold();
    }

    @Test
    void rows_changed_outside_the_program_are_repaired_by_key_and_by_stream() throws InterruptedException {
        vandalise(Map.of("b1", "nonsense", "b*", "!", "a2", "?"));

        var key = repair().key("b1", OptionalLong.empty(), Workshop.BY);
        assertEquals("f9", shop.row(served, "b1"));
        assertEquals(1, key.changed());
        var stream = repair().stream(new StreamId("bulb", "b1"), OptionalLong.empty(), Workshop.BY);
        assertEquals(".", shop.row(served, "b*"));
        assertEquals(List.of("b*", "b1"), stream.keys());
        assertEquals(1, stream.changed());
        assertEquals("?", shop.row(served, "a2"), "not asked for");
    }

    @Test
    void a_row_without_events_is_removed() throws InterruptedException {
        vandalise(Map.of("zz", "from nowhere"));

        repair().key("zz", OptionalLong.empty(), Workshop.BY);

        assertEquals("", shop.row(served, "zz"));
    }

    @Test
    void a_key_or_a_stream_without_rows_is_not_found_and_nothing_is_recorded() {
        var before = shop.models.generations().audited("story", 10);

        assertThrows(NotFound.class, () -> repair().key("nowhere", OptionalLong.empty(), Workshop.BY));
        assertThrows(
                NotFound.class,
                () -> repair().stream(new StreamId("bulb", "nowhere"), OptionalLong.empty(), Workshop.BY));

        assertEquals(before, shop.models.generations().audited("story", 10));
    }

    @Test
    void a_repair_catches_up_with_a_view_that_moves_during_the_repair() throws InterruptedException {
        shop.story.fails().set(false);
        var reads = new int[1];
        BulkReader slow = (ranges, filter, taker) -> {
            shop.models.bulk().read(ranges, filter, taker);
            if (reads[0]++ < 2) { // while the log is read, the row's next event is taken by the view
                shop.happened("a1", new SwitchedOn());
                shop.follow(served, 100);
            }
        };

        shop.reading(slow).operations().repair("story").retry("key:a1", OptionalLong.empty(), Workshop.BY);

        assertTrue(reads[0] >= 3, "tried again: " + reads[0]);
        assertEquals("f5f13+++", shop.row(served, "a1"));
        assertEquals(Set.of("stream:bulb-a2"), parked());
        assertIsTheFold();
    }

    @Test
    void the_actor_of_a_repair_is_recorded() throws InterruptedException {
        repair().giveUp("key:a1", OptionalLong.empty(), "ann");

        var record = shop.models.generations().audited("story", 10).getFirst();
        assertEquals("ann", record.by());
        assertEquals("give-up", record.action());
        assertTrue(record.detail().startsWith("key:a1"), record.detail());
    }

    private void vandalise(Map<String, String> told) {
        var rows = new TreeMap<String, Story.Row>();
        told.forEach((key, text) -> rows.put(key, new Story.Row(text)));
        var view = shop.views.view(shop.story, served);
        assertTrue(view.commit(
                Step.repair(view.standing().progress(), Map.copyOf(rows), Set.of(), List.of(), Set.of(), List.of())));
    }
}
