package dev.scoresheet.adapters.memory.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.kernel.log.RandomLog;
import dev.scoresheet.application.kernel.operations.ProgressListener;
import dev.scoresheet.application.kernel.operations.views.inspect.DeliveryAuditor;
import dev.scoresheet.application.kernel.operations.views.inspect.FoldCheck;
import dev.scoresheet.application.kernel.operations.views.inspect.GenerationLister;
import dev.scoresheet.application.kernel.operations.views.model.NoSuchView;
import dev.scoresheet.application.kernel.operations.views.model.NotFound;
import dev.scoresheet.application.kernel.operations.views.model.OperationRefused;
import dev.scoresheet.application.kernel.operations.views.report.Consequences.Touches;
import dev.scoresheet.application.kernel.projection.Story;
import dev.scoresheet.application.kernel.projection.generation.BulkReader;
import dev.scoresheet.application.kernel.projection.step.DeliveryBucket;
import dev.scoresheet.application.kernel.projection.step.Step;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOff;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOn;
import dev.scoresheet.domain.kernel.Seed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Checks that find and name changes of rows outside the program.
class ChecksTest {

    private final Workshop shop = Workshop.of(Story.broken());

    @AfterEach
    void close() {
        shop.close();
    }

    private FoldCheck foldCheck(long memory) {
        return shop.operations("here", memory).foldCheck("story");
    }

    private DeliveryAuditor auditor() {
        return shop.operations().auditor();
    }

    @Test
    void a_changed_a_missing_and_an_additional_row_are_named() throws InterruptedException {
        RandomLog.fill("a", shop.log.store(), 200, Seed.random("rows behind the back"));
        shop.happened("c1", new Fitted(5));
        shop.happened("d1", new Fitted(5), new Fitted(13), new SwitchedOn());
        var served = shop.followed();
        assertTrue(foldCheck(1 << 20)
                .check(OptionalLong.empty(), ProgressListener.NONE)
                .same());

        behindTheBack(served, Map.of("c1", "nonsense", "z", "from nowhere", "d1", "parked, and not compared"), "c*");

        for (var memory : List.of(1 << 20, 2_000)) { // at once, and in ranges of keys
            var checked = foldCheck(memory).check(OptionalLong.empty(), ProgressListener.NONE);
            assertEquals(3, checked.differing());
            assertEquals(
                    List.of("c*", "c1", "z"),
                    checked.first().stream().map(found -> found.key()).toList());
            assertEquals(Optional.empty(), checked.first().getFirst().is());
            assertEquals(Optional.of("Row[told=f5]"), checked.first().get(1).expected());
            assertEquals("bulb-c1@1", checked.first().get(1).last().getFirst().event());
            assertEquals(Optional.empty(), checked.first().get(2).expected());
            assertTrue(checked.leftOut().contains("key:d1"), checked::toString);
        }
    }

    /// Each row grows with its events, far beyond the size of a usual one.
    @Test
    void long_rows_are_checked_in_more_ranges_than_short_ones() throws InterruptedException {
        for (int event = 0; event < 600; event++) {
            for (var key : List.of("a1", "b1", "c1", "d1")) {
                shop.happened(key, new SwitchedOn());
            }
        }
        shop.followed();
        var stages = ConcurrentHashMap.<String>newKeySet();
        assertTrue(foldCheck(8 * 600) // enough for the eight rows, were they short
                .check(OptionalLong.empty(), (stage, _, _) -> stages.add(stage))
                .same());
        assertTrue(stages.stream().anyMatch(stage -> stage.startsWith("range 2 of")), stages::toString);
    }

    @Test
    void an_event_that_was_withheld_is_named_with_its_bucket() {
        for (int event = 0; event < 5_000; event++) {
            shop.happened("a1", new SwitchedOn());
        }
        shop.happened("a1", new SwitchedOff());
        var served = shop.followed();
        var auditor = auditor();
        assertTrue(auditor.audit().clean());

        shop.happened("a1", new SwitchedOn(), new SwitchedOn(), new SwitchedOn());
        skip(served, 5_004, DeliveryBucket.of(5_002).and(DeliveryBucket.of(5_004)));

        var found = auditor.audit().discrepancies();
        assertEquals(1, found.size());
        assertEquals("story", found.getFirst().view());
        assertEquals(4_097, found.getFirst().first());
        assertEquals(8_192, found.getFirst().last());
        assertEquals(OptionalLong.of(5_003), found.getFirst().position());
        assertEquals(1, auditor.audit().discrepancies().size(), "and again, until it is mended");
        assertEquals(1, auditor().audit().discrepancies().size(), "the audit of any node finds it");
    }

    @Test
    void one_additional_event_is_named_and_two_are_counted() {
        shop.happened("a1", new SwitchedOn(), new SwitchedOff(), new SwitchedOn());
        var served = shop.followed();
        skip(served, 3, DeliveryBucket.of(2));
        assertEquals(
                OptionalLong.of(2), auditor().audit().discrepancies().getFirst().position());

        shop.happened("a1", new SwitchedOn(), new SwitchedOn());
        skip(served, 5, DeliveryBucket.of(3).and(DeliveryBucket.of(3)));
        var found = auditor().audit().discrepancies().getFirst();
        assertEquals(OptionalLong.empty(), found.position());
        assertEquals(4, found.expected());
        assertEquals(5, found.delivered());
    }

    @Test
    void a_full_bucket_without_damage_is_not_checked_again() {
        for (int event = 0; event < 4_200; event++) {
            shop.happened("a1", new SwitchedOn());
        }
        shop.followed();
        var auditor = auditor();

        assertEquals(2, auditor.audit().buckets());
        assertEquals(1, auditor.audit().buckets());
    }

    @Test
    void a_row_is_explained_by_its_events() throws InterruptedException {
        shop.happened("a1", new Fitted(5), new SwitchedOff(), new SwitchedOn());
        shop.happened("a2", new Fitted(6));
        shop.followed();

        var why = shop.operations().explanation("story").why("a*", 2);

        assertEquals(Optional.of("Row[told=...]"), why.row());
        assertEquals(why.row(), why.folded());
        assertEquals(3, why.events());
        assertEquals(
                List.of("bulb-a1@3", "bulb-a2@1"),
                why.last().stream().map(event -> event.event()).toList());
        assertThrows(
                NotFound.class, () -> shop.operations().explanation("story").why("nobody", 2));
        assertThrows(
                NoSuchView.class, () -> shop.operations().explanation("tale").why("a*", 2));
    }

    @Test
    void a_row_of_a_view_that_moves_is_explained_at_its_own_position() throws InterruptedException {
        shop.happened("a1", new Fitted(5), new SwitchedOn());
        var served = shop.followed();
        var moved = new AtomicBoolean();
        BulkReader slow = (ranges, filter, taker) -> {
            shop.models.bulk().read(ranges, filter, taker);
            if (!moved.getAndSet(true)) {
                shop.happened("a1", new SwitchedOn());
                shop.follow(served, 100);
            }
        };

        var why = shop.reading(slow).operations().explanation("story").why("a1", 5);

        assertEquals(3, why.position());
        assertEquals(Optional.of("Row[told=f5++]"), why.row());
        assertEquals(why.row(), why.folded());
        assertEquals(3, why.events());
    }

    @Test
    void an_event_is_explained_by_its_effects_on_rows() throws InterruptedException {
        shop.happened("a1", new Fitted(5), new SwitchedOff(), new Fitted(666));
        var consequences = shop.operations().consequences();

        assertEquals(
                List.of(new Touches("story", 1, List.of("a1", "a*"), "")),
                consequences.of(1).touches());
        assertEquals(List.of(), consequences.of(2).touches(), "not followed");
        assertEquals(
                "IllegalArgumentException: no such bulb",
                consequences.of(3).touches().getFirst().trouble());
        assertThrows(NotFound.class, () -> consequences.of(4));

        shop.happened("a1", new Fitted(6666));
        assertEquals(
                "StackOverflowError: too deep",
                consequences.of(4).touches().getFirst().trouble());
    }

    @Test
    void the_list_shows_the_position_of_each_generation() {
        shop.happened("a1", new Fitted(5), new SwitchedOn());
        var served = shop.followed();
        shop.happened("a1", new SwitchedOn());
        var listing = shop.operations().listing();
        var control = shop.operations().control();

        var line = listing.list().projections().getFirst();
        assertEquals(3, listing.list().head());
        assertEquals("story", line.name());
        assertEquals(2, line.position());
        assertEquals(1, line.lagEvents());
        assertEquals("async", line.mode());
        control.pause("story", OptionalLong.empty(), "ann");
        assertEquals("paused", listing.list().projections().getFirst().mode());
        control.resume("story", OptionalLong.empty(), "ann");
        shop.models.generations().follows("node-2", Set.of(shop.story.identity()), Set.of(), Workshop.LEASE);
        var refused = assertThrows(
                OperationRefused.class, () -> control.handOver("story", OptionalLong.of(served), "node-3", "ann"));
        assertEquals("no live node 'node-3' follows story v1; its live nodes are [node-2]", refused.getMessage());
        control.handOver("story", OptionalLong.of(served), "node-2", "ann");
        assertEquals(Optional.empty(), shop.models.leases().acquire(served, "node-1", Workshop.LEASE));
        assertEquals(
                List.of("hand-over", "resume", "pause"),
                listing.audited("story", 3).acts().stream()
                        .map(record -> record.action())
                        .toList());
    }

    @Test
    void the_list_shows_the_mode_of_every_node() throws InterruptedException {
        shop.happened("a1", new Fitted(5));
        shop.followed();
        var listing = shop.operations().listing();
        assertEquals(List.of(), modes(listing));
        assertEquals("async", listing.list().projections().getFirst().mode(), "no live node follows the view");

        var ours = Set.of(shop.story.identity());
        shop.models.generations().follows("one", ours, Set.of("story"), Workshop.LEASE);
        assertEquals(List.of("one inline"), modes(listing));
        assertEquals("inline", listing.list().projections().getFirst().mode());

        shop.models.generations().follows("two", ours, Set.of("another"), Workshop.LEASE);
        assertEquals(List.of("one inline", "two async"), modes(listing));
        assertEquals("async", listing.list().projections().getFirst().mode(), "of which only one is inline");

        shop.operations().rebuild("story").run(false, Workshop.BY, ProgressListener.NONE);
        assertEquals(List.of("one async", "two async"), modes(listing), "a candidate is followed by all");
    }

    /// Returns the modes of the nodes for the newest generation.
    private static List<String> modes(GenerationLister listing) {
        return listing.list().projections().getFirst().nodes().stream()
                .map(node -> node.node() + " " + node.mode())
                .toList();
    }

    /// Moves a view on as if these had been delivered.
    private void skip(long generation, long through, DeliveryBucket delivered) {
        var view = shop.views.view(shop.story, generation);
        var progress = view.standing().progress();
        assertTrue(view.commit(new Step<>(
                progress, through, Map.of(), Set.of(), List.of(), Map.of(), Set.of(), List.of(), List.of(delivered))));
    }

    private void behindTheBack(long generation, Map<String, String> told, String gone) {
        var rows = new HashMap<String, Story.Row>();
        told.forEach((key, text) -> rows.put(key, new Story.Row(text)));
        var view = shop.views.view(shop.story, generation);
        assertTrue(view.commit(
                Step.repair(view.standing().progress(), rows, Set.of(gone), List.of(), Set.of(), List.of())));
    }
}
