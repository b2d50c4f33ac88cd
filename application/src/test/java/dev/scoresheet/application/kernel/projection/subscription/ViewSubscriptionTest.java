package dev.scoresheet.application.kernel.projection.subscription;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.kernel.log.EventFeed;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.log.event.Entry;
import dev.scoresheet.application.kernel.log.event.EventType;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.Page;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.event.Undecodable.Reason;
import dev.scoresheet.application.kernel.projection.Story;
import dev.scoresheet.application.kernel.projection.Story.Row;
import dev.scoresheet.application.kernel.projection.step.Exclusions;
import dev.scoresheet.application.kernel.projection.step.Parked;
import dev.scoresheet.application.kernel.projection.step.Progress;
import dev.scoresheet.application.kernel.projection.step.ProjectionStepper;
import dev.scoresheet.application.kernel.projection.step.RowsRefused;
import dev.scoresheet.application.kernel.projection.step.Step;
import dev.scoresheet.application.kernel.projection.step.SubscriptionStopped;
import dev.scoresheet.application.kernel.projection.step.View;
import dev.scoresheet.application.kernel.projection.step.ViewStatus;
import dev.scoresheet.application.kernel.time.TimeSource;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.BulbEvent.Blew;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ViewSubscriptionTest {

    private static final int BATCH = 100;

    private final Log log = new Log();
    private final OneView view = new OneView();
    private final Subscription story = new ViewSubscription<>(
            "story", log, Filter.ALL, new ProjectionStepper<>(Story.broken(), Filter.ALL), view, 1, BATCH);

    @Test
    void a_step_takes_a_batch_and_answers_where_the_view_then_stands() {
        log.happened("a1", 150);

        assertEquals(100, story.step().position());
        assertEquals(150, story.step().position());
        assertEquals(150, story.step().position());
        assertEquals(150, view.row("a1").length());
    }

    @Test
    void the_standing_is_read_once_as_long_as_no_other_writer_changes_it() {
        log.happened("a1", 250);

        story.step();
        story.step();
        story.step();

        assertEquals(1, view.looks);
    }

    @Test
    void a_step_that_finds_the_view_elsewhere_does_nothing_and_reads_anew() {
        log.happened("a1", 10);
        story.step();
        log.happened("a1", 10);
        view.status = new ViewStatus(new Progress(15, 1, 7), Exclusions.NOTHING, OptionalLong.empty(), false, 0);
        view.rows.put("a1", new Row("somebody stepped inline"));

        assertEquals(15, story.step().position());
        assertEquals(20, story.step().position());
        assertEquals("somebody stepped inline+++++", view.row("a1"));
    }

    @Test
    void rows_that_it_wrote_or_found_missing_are_not_loaded_again() {
        log.happened("a1", 10);
        story.step();
        assertEquals(Set.of("a1", "a*"), Set.copyOf(view.loaded));
        view.loaded.clear();
        log.happened("a1", 5);
        story.step();
        assertEquals(List.of(), view.loaded);
        assertEquals("+".repeat(15), view.row("a1"));

        log.happened("a1", new Blew("worn out"));
        log.happened("b1", 1);
        story.step();
        assertEquals(Set.of("b1", "b*"), Set.copyOf(view.loaded));
        view.loaded.clear();
        log.happened("a1", 2);
        story.step();
        assertEquals(List.of(), view.loaded);
        assertEquals("++", view.row("a1"), "it began again");
    }

    @Test
    void rows_are_loaded_again_after_everything_but_a_committed_step() {
        log.happened("a1", 10);
        story.step();
        story.refresh();
        assertLoadsAgain();

        view.fail = true;
        log.happened("a1", 1);
        assertThrows(StoreUnavailable.class, story::step);
        view.fail = false;
        assertLoadsAgain();

        view.overtake();
        log.happened("a1", 1);
        story.step();
        assertLoadsAgain();

        log.happened("c1", new Fitted(13)); // its row is parked
        story.step();
        assertEquals(1, view.parked.size());
        assertLoadsAgain();
    }

    private void assertLoadsAgain() {
        view.loaded.clear();
        log.happened("a1", 1);
        while (story.step().position() < log.head()) {
            // on to the end
        }
        assertTrue(view.loaded.contains("a1"));
    }

    @Test
    void no_more_rows_than_a_number_are_kept() {
        for (int bulb = 0; bulb < 1_200; bulb++) {
            log.happened("a" + bulb, 1);
        }
        while (story.step().position() < log.head()) {
            // on to the end
        }
        view.loaded.clear();
        log.happened("a1199", 1);
        log.happened("a0", 1);
        story.step();
        assertEquals(List.of("a0"), view.loaded);
    }

    @Test
    void another_epoch_makes_it_step_down() {
        log.happened("a1", 10);
        story.step();
        log.happened("a1", 10);
        view.status = new ViewStatus(new Progress(10, 2, 0), Exclusions.NOTHING, OptionalLong.empty(), false, 0);

        assertThrows(OwnershipLost.class, story::step);
        assertEquals(10, view.row("a1").length());
    }

    @Test
    void a_hold_ends_a_batch_and_waits_there() {
        log.happened("a1", 50);
        view.status = new ViewStatus(new Progress(0, 1, 0), Exclusions.NOTHING, OptionalLong.of(30), false, 0);

        assertEquals(30, story.step().position());
        assertEquals(30, story.step().position());
        view.status = new ViewStatus(new Progress(30, 1, 1), Exclusions.NOTHING, OptionalLong.empty(), false, 0);
        story.refresh();
        assertEquals(50, story.step().position());
    }

    @Test
    void a_pause_is_kept_until_it_is_over() {
        log.happened("a1", 50);
        view.status = new ViewStatus(new Progress(0, 1, 0), Exclusions.NOTHING, OptionalLong.empty(), true, 0);

        assertEquals(0, story.step().position());
        view.status = new ViewStatus(new Progress(0, 1, 1), Exclusions.NOTHING, OptionalLong.empty(), false, 0);
        story.refresh();
        assertEquals(50, story.step().position());
    }

    @Test
    void an_event_of_a_newer_release_stops_it_before_that_event_and_says_why() {
        log.happened("a1", 10);
        log.unreadable("a1", Reason.UNKNOWN_TYPE);
        log.happened("a1", 10);

        var stopped = assertThrows(SubscriptionStopped.class, story::step);

        assertEquals(10, stopped.position());
        assertEquals(10, view.status.progress().position(), "the events before the unknown one are in the rows");
        assertThrows(SubscriptionStopped.class, story::step);
        assertEquals(10, view.status.progress().position());
    }

    @Test
    void a_row_that_only_the_store_refuses_is_parked_alone_at_its_event() {
        view.longest = 60;
        for (int event = 0; event < 64; event++) {
            log.happened("a1", 1);
            log.happened("b1", event % 16 == 0 ? 1 : 0);
        }

        while (story.step().position() < log.head()) {
            // on to the end
        }

        // a1's sixty-first switch does not fit any more, nor does the sixty-first of all that begin with a
        var culprit = log.positionOf("a1", 61);
        assertEquals(
                Set.of(new Parked.Key("a1", culprit, "too long"), new Parked.Key("a*", culprit, "too long")),
                Set.copyOf(view.parked));
        assertEquals(60, view.row("a1").length());
        assertEquals(4, view.row("b1").length());
        assertEquals(3L, view.further.get("key:a1"));
    }

    @Test
    void a_key_that_the_store_cannot_be_asked_for_is_parked_alone() {
        view.unknowable = "c1";
        log.happened("b1", 5);
        log.happened("c1", 2);
        log.happened("b1", 5);

        while (story.step().position() < log.head()) {
            // on to the end
        }

        assertEquals(List.of(new Parked.Key("c1", 6, "no such key")), view.parked);
        assertEquals(10, view.row("b1").length());
        assertEquals("..", view.row("c*"));
    }

    @Test
    void a_store_that_does_not_answer_in_time_is_asked_for_less() {
        view.mostAtOnce = 10;
        log.happened("a1", 300);

        int failures = 0;
        for (int steps = 0; steps < 200 && view.status.progress().position() < 300; steps++) {
            try {
                story.step();
            } catch (StoreUnavailable slow) {
                failures++;
            }
        }

        assertEquals(300, view.row("a1").length());
        assertTrue(failures > 3 && failures < 20, failures + " failures");
    }

    @Test
    void too_many_parked_entries_are_no_single_poison_event_and_stop_it() {
        for (int bulb = 0; bulb <= 1000; bulb++) {
            log.happened("a" + bulb, new Fitted(13));
        }

        var stopped = assertThrows(SubscriptionStopped.class, () -> {
            while (story.step().position() < log.head()) {
                // on to the end
            }
        });

        assertTrue(String.valueOf(stopped.getMessage()).startsWith("1,001 entries are parked"), stopped.getMessage());
    }

    @Test
    void as_many_are_no_reason_to_stop_a_view_that_has_a_hundred_times_more_rows() {
        view.more = 200_000;
        for (int bulb = 0; bulb <= 1000; bulb++) {
            log.happened("a" + bulb, new Fitted(13));
        }

        while (story.step().position() < log.head()) {
            // on to the end
        }

        assertEquals(1001, view.parked.size());
    }

    private static final Duration HALF = Duration.ofMillis(15);

    private long nanos;

    /// As `story`, but it may hold checkpoints back.
    private final Subscription holding = new ViewSubscription<>(
            "story",
            log,
            Filter.ALL,
            new ProjectionStepper<>(Story.broken(), new Filter(Set.of("bulb"), Set.of())),
            view,
            1,
            BATCH,
            Optional.of(new Holding(new Nanos(), HALF.multipliedBy(2))));

    private final class Nanos implements TimeSource {
        @Override
        public Instant instant() {
            return Instant.EPOCH;
        }

        @Override
        public long nanos() {
            return nanos;
        }

        @Override
        public void sleep(Duration duration) {
            throw new AssertionError("a step waits for " + duration);
        }
    }

    private long checkpoint() {
        return view.status.progress().position();
    }

    @Test
    void a_checkpoint_without_rows_is_held_back_for_a_time_and_then_committed_once() {
        log.elsewhere(3);
        assertEquals(3, holding.step().position());
        assertEquals(0, checkpoint());
        assertFalse(holding.held().orElseThrow().isDue());

        nanos += HALF.toNanos();
        log.elsewhere(2);
        assertEquals(5, holding.step().position());
        assertEquals(5, holding.step().position(), "nothing to take");
        assertEquals(0, checkpoint());

        nanos += HALF.toNanos();
        assertTrue(holding.held().orElseThrow().isDue());
        assertEquals(5, holding.step().position());
        assertEquals(5, checkpoint());
        assertEquals(Optional.empty(), holding.held());
        assertEquals(1, view.commits);
    }

    @Test
    void rows_are_committed_at_once_with_the_checkpoint_that_was_held_back() {
        log.elsewhere(3);
        holding.step();
        log.happened("a1", 2);
        assertEquals(5, holding.step().position());
        assertEquals(5, checkpoint());
        assertEquals("++", view.row("a1"));
        assertEquals(Optional.empty(), holding.held());
        assertEquals(1, view.commits);
    }

    @Test
    void a_checkpoint_that_a_reader_waits_for_is_not_held_back() {
        log.elsewhere(3);
        holding.step();
        view.awaited = 3;
        assertTrue(holding.held().orElseThrow().isDue());
        assertEquals(3, holding.step().position());
        assertEquals(3, checkpoint());

        view.awaited = 4;
        log.elsewhere(1);
        assertEquals(4, holding.step().position());
        assertEquals(4, checkpoint());
    }

    @Test
    void a_checkpoint_is_dropped_with_the_progress_that_it_was_made_from() {
        log.elsewhere(3);
        holding.step();
        holding.refresh();
        assertEquals(Optional.empty(), holding.held());
        assertEquals(3, holding.step().position(), "taken again");

        view.overtake();
        nanos += HALF.toNanos() * 2;
        assertEquals(0, holding.step().position(), "refused");
        assertEquals(3, holding.step().position());
        nanos += HALF.toNanos() * 2;
        assertEquals(3, holding.step().position());
        assertEquals(3, checkpoint());
    }

    @Test
    void a_checkpoint_is_committed_before_a_stop_a_hold_and_a_refused_row() {
        log.elsewhere(3);
        holding.step();
        log.unreadable("a1", Reason.UNKNOWN_TYPE);
        holding.step();
        assertEquals(3, checkpoint());
        assertThrows(SubscriptionStopped.class, holding::step);

        view.status = new ViewStatus(new Progress(3, 1, 1), Exclusions.NOTHING, OptionalLong.of(3), false, 0);
        holding.refresh();
        assertEquals(3, holding.step().position());
        assertEquals(Optional.empty(), holding.held());
    }

    @Test
    void a_refused_row_after_a_held_checkpoint_is_parked_at_its_event() {
        view.longest = 1;
        log.elsewhere(3);
        holding.step();
        log.happened("a1", 2);
        while (checkpoint() < log.head()) {
            holding.step();
        }
        assertEquals(
                Set.of(new Parked.Key("a1", 5, "too long"), new Parked.Key("a*", 5, "too long")),
                Set.copyOf(view.parked));
    }

    @Test
    void a_stored_progress_that_steps_do_not_explain_is_read_again() {
        log.happened("a1", 10);
        story.step();
        story.compare(new Progress(12, 1, 0)); // an append stepped the view
        assertEquals(1, view.looks);
        story.step();
        assertEquals(1, view.looks);
        for (var stored : List.of(new Progress(9, 1, 0), new Progress(10, 1, 1))) {
            story.compare(stored);
            var looks = view.looks;
            story.step();
            assertEquals(looks + 1, view.looks);
        }
    }

    private static final class Log implements EventFeed<BulbEvent> {

        private final List<Entry<BulbEvent>> entries = new ArrayList<>();

        void happened(String bulb, int times) {
            for (int i = 0; i < times; i++) {
                happened(bulb, new SwitchedOn());
            }
        }

        void happened(String bulb, BulbEvent event) {
            entries.add(new RecordedEvent<>(
                    head() + 1,
                    new StreamId("bulb", bulb),
                    head() + 1,
                    new EventType("bulb.switched-on", 1),
                    Instant.EPOCH,
                    Metadata.of("c"),
                    event));
        }

        /// Events that the view does not follow.
        void elsewhere(int times) {
            for (int i = 0; i < times; i++) {
                entries.add(new RecordedEvent<>(
                        head() + 1,
                        new StreamId("lamp", "l1"),
                        head() + 1,
                        new EventType("lamp.moved", 1),
                        Instant.EPOCH,
                        Metadata.of("c"),
                        new SwitchedOn()));
            }
        }

        void unreadable(String bulb, Reason reason) {
            var type = new EventType("bulb.hummed", 1);
            entries.add(
                    new Entry.Unreadable<>(head() + 1, new StreamId("bulb", bulb), head() + 1, type, reason, "why"));
        }

        long positionOf(String bulb, int nth) {
            return entries.stream()
                    .filter(entry -> entry.stream().key().equals(bulb))
                    .skip(nth - 1)
                    .findFirst()
                    .orElseThrow()
                    .position();
        }

        @Override
        public long head() {
            return entries.size();
        }

        @Override
        public Page<BulbEvent> after(long position, Filter filter, int limit) {
            var through = Math.min(head(), position + limit);
            return new Page<>(entries.subList((int) position, (int) through), through);
        }

        @Override
        public void awaitAfter(long position, Duration atMost) {}
    }

    /// Rows of at most a length: something that only a store knows.
    private static final class OneView implements View<String, Row> {

        private final Map<String, Row> rows = new HashMap<>();
        private final List<Parked> parked = new ArrayList<>();
        private final Map<String, Long> further = new HashMap<>();
        private ViewStatus status =
                new ViewStatus(new Progress(0, 1, 0), Exclusions.NOTHING, OptionalLong.empty(), false, 0);
        private int longest = Integer.MAX_VALUE;
        private int mostAtOnce = Integer.MAX_VALUE;
        private String unknowable = "";
        private long more;
        private int looks;
        private int commits;
        private long awaited = Long.MAX_VALUE;
        private final List<String> loaded = new ArrayList<>();
        private boolean fail;

        /// As another process does that changes an input of a step.
        void overtake() {
            var progress = status.progress();
            status = new ViewStatus(
                    new Progress(progress.position(), progress.epoch(), progress.revision() + 1),
                    status.leftOut(),
                    status.holdAt(),
                    status.paused(),
                    status.parked());
        }

        String row(String key) {
            return rows.getOrDefault(key, new Row("")).told();
        }

        @Override
        public ViewStatus standing() {
            looks++;
            return status;
        }

        @Override
        public Map<String, Row> load(Set<String> keys) {
            loaded.addAll(keys);
            if (keys.contains(unknowable)) {
                throw new RowsRefused("no such key");
            }
            var found = new HashMap<>(rows);
            found.keySet().retainAll(keys);
            return found;
        }

        @Override
        public boolean commit(Step<String, Row> step) {
            if (fail) {
                throw new StoreUnavailable("the connection is lost", Duration.ZERO);
            }
            if (!step.expected().equals(status.progress())) {
                return false;
            }
            if (step.through() - step.expected().position() > mostAtOnce) {
                throw new StoreUnavailable("canceling statement due to statement timeout", Duration.ZERO);
            }
            if (!refused(step.put()).isEmpty()) {
                throw new RowsRefused("something is too long");
            }
            commits++;
            rows.putAll(step.put());
            rows.keySet().removeAll(step.remove());
            parked.addAll(step.park());
            step.further().forEach((entry, count) -> further.merge(entry, count, Long::sum));
            status = new ViewStatus(
                    status.progress().at(step.through()),
                    Exclusions.of(parked, List.of()),
                    status.holdAt(),
                    status.paused(),
                    parked.size());
            return true;
        }

        @Override
        public boolean isAwaited(long position) {
            return awaited <= position;
        }

        @Override
        public Map<String, String> refused(Map<String, Row> some) {
            var refused = new HashMap<String, String>();
            some.forEach((key, row) -> {
                if (row.told().length() > longest) {
                    refused.put(key, "too long");
                }
            });
            return refused;
        }

        @Override
        public long rows() {
            return rows.size() + more;
        }
    }
}
