package dev.scoresheet.application.kernel.projection.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.kernel.log.event.Entry;
import dev.scoresheet.application.kernel.log.event.EventType;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.Page;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.event.Undecodable.Reason;
import dev.scoresheet.application.kernel.projection.ScriptedProjection;
import dev.scoresheet.application.kernel.projection.Story;
import dev.scoresheet.application.kernel.projection.Story.Row;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.BulbEvent.Blew;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOff;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOn;
import dev.scoresheet.domain.kernel.Seed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProjectionStepperTest {

    private static final Progress START = new Progress(0, 1, 0);
    private static final Filter FILTER = new Filter(Set.of("bulb"), Set.of("bulb.switched-off"));

    private final Stepper<BulbEvent, String, Row> stepper = new ProjectionStepper<>(Story.broken(), FILTER);
    private final List<Entry<BulbEvent>> log = new ArrayList<>();

    @Test
    void an_event_changes_the_rows_that_the_projection_names() {
        happened("a1", new Fitted(5));
        happened("a2", new Fitted(7));
        happened("a1", new SwitchedOn());

        assertEquals(
                Map.of("a1", row("f5+"), "a2", row("f7"), "a*", row("...")),
                step(Exclusions.NOTHING).put());
    }

    @Test
    void what_is_not_followed_is_neither_asked_for_nor_delivered() {
        happened("a1", new Fitted(5));
        happened("a1", new SwitchedOff());
        log.add(event(3, "lamp", "a1", new SwitchedOn()));

        var step = step(Exclusions.NOTHING);

        assertEquals(List.of(DeliveryBucket.of(1)), step.delivered());
        assertEquals(3, step.through());
    }

    @Test
    void a_row_that_is_gone_starts_anew_within_the_batch() {
        happened("a1", new Fitted(5));
        happened("a1", new Blew("worn out"));
        happened("a1", new Fitted(9));

        assertEquals(row("f9"), step(Exclusions.NOTHING).put().get("a1"));
    }

    @Test
    void a_row_that_was_there_and_is_gone_is_removed() {
        happened("a1", new Blew("worn out"));

        var step = stepper.prepare(page(), Exclusions.NOTHING).step(START, Map.of("a1", row("f5"), "a*", row(".")));

        assertEquals(Set.of("a1"), step.remove());
        assertEquals(Map.of("a*", row("..")), step.put());
    }

    @Test
    void a_failing_row_is_parked_as_it_was_and_all_others_go_on() {
        happened("a1", new Fitted(5));
        happened("a1", new Fitted(13));
        happened("a1", new SwitchedOn());
        happened("a2", new SwitchedOn());

        var step = step(Exclusions.NOTHING);

        assertEquals(Map.of("a1", row("f5"), "a2", row("+"), "a*", row("....")), step.put());
        assertEquals(List.of(new Parked.Key("a1", 2, "IllegalStateException: unlucky")), step.park());
        assertEquals(Map.of("key:a1", 1L), step.further());
    }

    @Test
    void an_error_is_parked_as_a_failure_is() {
        happened("a1", new Fitted(5));
        happened("a1", new Fitted(1313));
        happened("a2", new SwitchedOn());

        var step = step(Exclusions.NOTHING);

        assertEquals(Map.of("a1", row("f5"), "a2", row("+"), "a*", row("...")), step.put());
        assertEquals(List.of(new Parked.Key("a1", 2, "AssertionError: never")), step.park());
    }

    @Test
    void an_event_that_fails_as_a_whole_parks_its_stream_from_there_on_in_every_row() {
        happened("a1", new Fitted(5));
        happened("a1", new Fitted(666));
        happened("a1", new SwitchedOn());
        happened("a2", new SwitchedOn());

        var step = step(Exclusions.NOTHING);

        assertEquals(Map.of("a1", row("f5"), "a2", row("+"), "a*", row("..")), step.put());
        assertEquals(
                List.of(new Parked.Stream(stream("a1"), 2, "IllegalArgumentException: no such bulb")), step.park());
        assertEquals(Map.of("stream:bulb-a1", 1L), step.further());
    }

    @Test
    void null_in_place_of_changes_or_of_a_row_is_parked_as_a_failure_is() {
        happened("a1", new SwitchedOn());
        var sound = ScriptedProjection.sound();

        assertEquals(
                List.of("stream:bulb-a1", "key:bulb"),
                Stream.of(sound.changing(_ -> null), sound.evolving((_, _) -> null))
                        .map(projection -> new ProjectionStepper<>(projection, FILTER))
                        .map(broken ->
                                broken.prepare(page(), Exclusions.NOTHING).step(START, Map.of()))
                        .flatMap(step -> step.park().stream())
                        .map(Parked::entry)
                        .toList());
    }

    @Test
    void an_event_whose_text_is_damaged_parks_its_stream() {
        happened("a1", new Fitted(5));
        unreadable("a1", Reason.MALFORMED);
        happened("a1", new SwitchedOn());

        var step = step(Exclusions.NOTHING);

        assertEquals(row("f5"), step.put().get("a1"));
        assertEquals(List.of(new Parked.Stream(stream("a1"), 2, "detail")), step.park());
    }

    @Test
    void an_event_that_a_newer_release_wrote_ends_the_batch_before_it() {
        for (var reason : List.of(Reason.UNKNOWN_TYPE, Reason.NEWER_VERSION)) {
            log.clear();
            happened("a1", new Fitted(5));
            unreadable("a2", reason);
            happened("a1", new SwitchedOn());

            var prepared = stepper.prepare(page(), Exclusions.NOTHING);
            var step = prepared.step(START, Map.of());

            assertEquals(1, step.through());
            assertEquals(row("f5"), step.put().get("a1"));
            assertEquals(List.of(DeliveryBucket.of(1)), step.delivered());
            assertEquals(1, prepared.stopped().orElseThrow().position());
        }
    }

    @Test
    void what_is_parked_waits_and_is_counted() {
        happened("a1", new SwitchedOn());
        happened("a2", new SwitchedOn());
        happened("b1", new SwitchedOn());
        var parked = List.<Parked>of(new Parked.Key("a1", 1, "r"), new Parked.Stream(stream("a2"), 1, "r"));

        var step = step(Exclusions.of(parked, List.of()));

        assertEquals(Map.of("a*", row("."), "b1", row("+"), "b*", row(".")), step.put());
        assertEquals(Map.of("key:a1", 1L, "stream:bulb-a2", 1L), step.further());
        assertEquals(1, step.delivered().size());
        assertEquals(3, step.delivered().getFirst().count(), "what is parked was delivered, too");
    }

    @Test
    void what_was_given_up_is_left_out_and_nothing_else() {
        happened("a1", new Fitted(13));
        happened("a1", new SwitchedOn());
        happened("a2", new SwitchedOn());
        happened("a2", new SwitchedOn());

        var step = step(
                Exclusions.of(List.of(), List.of(new GivenUp.Event("a1", 1), new GivenUp.Stream(stream("a2"), 4))));

        assertEquals(Map.of("a1", row("+"), "a2", row("+"), "a*", row("...")), step.put());
        assertEquals(List.of(), step.park());
    }

    @Test
    void a_row_that_the_store_refuses_is_parked_and_the_rest_of_the_step_stands() {
        happened("a1", new SwitchedOn());
        var prepared = stepper.prepare(page(), Exclusions.NOTHING);

        var step = prepared.parking(prepared.step(START, Map.of()), Map.of("a1", "too long"));

        assertEquals(Map.of("a*", row(".")), step.put());
        assertEquals(List.of(new Parked.Key("a1", 1, "too long")), step.park());
    }

    @Test
    void however_the_log_is_cut_into_batches_the_rows_the_entries_and_the_deliveries_are_the_same() {
        var random = Seed.random("ProjectionStepperTest");
        for (int position = 1; position <= 3 * DeliveryBucket.SIZE; position++) {
            var bulb = "abc".charAt(random.nextInt(3)) + "" + random.nextInt(40);
            switch (random.nextInt(20)) {
                case 0 -> happened(bulb, new Blew("worn out"));
                case 1, 2 -> happened(bulb, new SwitchedOff());
                case 3 -> happened(bulb, new Fitted(random.nextInt(200) == 0 ? 666 : random.nextInt(80)));
                case 4 -> {
                    if (random.nextInt(30) == 0) {
                        unreadable(bulb, Reason.DIGEST);
                    } else {
                        happened(bulb, new SwitchedOn());
                    }
                }
                default -> happened(bulb, new SwitchedOn());
            }
        }
        var whole = folded(Integer.MAX_VALUE);

        assertTrue(whole.parked().stream().anyMatch(Parked.Key.class::isInstance), "the case parks keys");
        assertTrue(whole.parked().stream().anyMatch(Parked.Stream.class::isInstance), "the case parks streams");
        assertEquals(whole, folded(1));
        for (int i = 0; i < 10; i++) {
            assertEquals(whole, folded(1 + random.nextInt(700)));
        }
    }

    private record Outcome(
            Map<String, Row> rows,
            Set<Parked> parked,
            Map<String, Long> further,
            Map<Long, DeliveryBucket> delivered) {}

    private Outcome folded(int batch) {
        var outcome = new Outcome(new HashMap<>(), new HashSet<>(), new HashMap<>(), new HashMap<>());
        var progress = START;
        while (progress.position() < log.size()) {
            var through = Math.min(log.size(), progress.position() + (long) batch);
            var page = new Page<>(log.subList((int) progress.position(), (int) through), through);
            var step = stepper.prepare(page, Exclusions.of(outcome.parked(), List.of()))
                    .step(progress, outcome.rows());
            step.put().forEach(outcome.rows()::put);
            step.remove().forEach(outcome.rows()::remove);
            outcome.parked().addAll(step.park());
            step.further().forEach((entry, count) -> outcome.further().merge(entry, count, Long::sum));
            step.delivered()
                    .forEach(some -> outcome.delivered().merge(some.bucket(), some, (one, other) -> one.and(other)));
            progress = progress.at(step.through());
        }
        return outcome;
    }

    private Step<String, Row> step(Exclusions exclusions) {
        return stepper.prepare(page(), exclusions).step(START, Map.of());
    }

    private Page<BulbEvent> page() {
        return new Page<>(log, log.getLast().position());
    }

    private void happened(String bulb, BulbEvent event) {
        log.add(event(log.size() + 1, "bulb", bulb, event));
    }

    private void unreadable(String bulb, Reason reason) {
        var stored = new EventType("bulb.hummed", 1);
        log.add(new Entry.Unreadable<>(log.size() + 1, stream(bulb), 1, stored, reason, "detail"));
    }

    private static RecordedEvent<BulbEvent> event(long position, String category, String bulb, BulbEvent event) {
        var type = switch (event) {
            case Fitted _ -> "bulb.fitted";
            case SwitchedOn _ -> "bulb.switched-on";
            case SwitchedOff _ -> "bulb.switched-off";
            case Blew _ -> "bulb.blew";
        };
        return new RecordedEvent<>(
                position,
                new StreamId(category, bulb),
                position,
                new EventType(type, 1),
                Instant.EPOCH,
                Metadata.of("c"),
                event);
    }

    private static StreamId stream(String bulb) {
        return new StreamId("bulb", bulb);
    }

    private static Row row(String told) {
        return new Row(told);
    }
}
