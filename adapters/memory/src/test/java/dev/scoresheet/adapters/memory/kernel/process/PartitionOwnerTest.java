package dev.scoresheet.adapters.memory.kernel.process;

import static dev.scoresheet.adapters.memory.kernel.process.ProcessRig.GRACE;
import static dev.scoresheet.adapters.memory.kernel.process.ProcessRig.LEASE;
import static dev.scoresheet.adapters.memory.kernel.process.ProcessRig.PARTITION;
import static dev.scoresheet.adapters.memory.kernel.process.ProcessRig.run;
import static dev.scoresheet.adapters.memory.kernel.process.ProcessRig.runQuiet;
import static dev.scoresheet.adapters.memory.kernel.process.ScriptedProcess.mirror;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.kernel.log.OutcomeUnknown;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.ReceiptOutcome;
import dev.scoresheet.application.kernel.log.event.EventRef;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.process.step.OwnerLimits;
import dev.scoresheet.application.kernel.process.step.PartitionOwner;
import dev.scoresheet.application.kernel.process.step.Turn;
import dev.scoresheet.application.kernel.process.store.HeldInstance.Cause;
import dev.scoresheet.application.kernel.process.store.HeldInstance.Kind;
import dev.scoresheet.application.kernel.process.store.Wish;
import dev.scoresheet.domain.kernel.BulbCommand;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.BulbEvent.Blew;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOff;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOn;
import dev.scoresheet.domain.kernel.Occurrence;
import dev.scoresheet.domain.kernel.ProcessManager.Reaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PartitionOwnerTest {

    private static final BulbEvent FITTED = new Fitted(60);
    private static final BulbEvent ON = new SwitchedOn();
    private static final BulbEvent OFF = new SwitchedOff();

    private final ProcessRig rig = new ProcessRig();

    /// Starts the process on the empty log.
    private void started() {
        runQuiet(rig.owner(mirror()));
    }

    @Test
    void a_reaction_takes_effect_and_names_its_origin() {
        started();
        var input = rig.bulb("hall", FITTED);
        runQuiet(rig.owner(mirror()));
        var lamp = rig.log.store().read(new StreamId("lamp", "hall")).events();
        assertEquals(1, lamp.size());
        assertEquals(
                new Metadata(
                        "of-hall",
                        Optional.of(input.ref()),
                        Optional.empty(),
                        input.metadata().trace()),
                lamp.getFirst().metadata());
        assertEquals("\"hall:f\"", rig.state("hall"));
    }

    @Test
    void a_reaction_that_was_sent_and_not_committed_is_not_repeated() {
        started();
        rig.bulb("hall", FITTED, ON, OFF);
        var first = rig.owner(mirror());
        rig.disturbance = append -> {
            rig.disturbance = _ -> Optional.empty();
            var result = rig.log.store().append(append);
            rig.wish(new Wish.Request.Retry("nothing")); // the commit of this step is refused
            return Optional.of(result);
        };
        first.turn();
        assertEquals("fno", rig.letters("lamp", "hall"));
        assertEquals(0, rig.status().progress().position());
        runQuiet(rig.owner(mirror()));
        assertEquals("fno", rig.letters("lamp", "hall"));
        assertEquals("\"hall:fno\"", rig.state("hall"));
    }

    @Test
    void a_refusal_is_recorded_once_with_its_event() {
        started();
        rig.bulb("hall", ON, OFF); // the lamp is not fitted
        runQuiet(rig.owner(mirror()));
        assertEquals("", rig.letters("lamp", "hall"));
        assertEquals(
                List.of(new Blew("switch: NotFitted"), new Blew("switch: NotFitted")),
                rig.log.store().read(new StreamId("mirror", "hall")).events().stream()
                        .map(event -> event.event())
                        .toList());
        assertEquals("\"hall:nobb\"", rig.state("hall"));
    }

    @Test
    void a_refused_answer_to_an_own_event_parks() {
        started();
        rig.bulb("hall", ON);
        var loop = mirror().reacting((_, _) -> List.of(new Reaction<>("switch", new BulbCommand.SwitchOn("hall"))));
        runQuiet(rig.owner(loop));
        assertEquals("b", rig.letters("mirror", "hall"));
        assertEquals(Kind.PARKED, rig.entry("hall").kind());
        rig.giveUp("hall");
        runQuiet(rig.owner(loop));
        assertEquals("b", rig.letters("mirror", "hall"));
        assertTrue(rig.status().entries().isEmpty());
        assertEquals("\"hall:nb\"", rig.state("hall"));
    }

    @Test
    void an_instance_whose_target_does_not_respond_waits_alone_and_in_order() {
        started();
        rig.bulb("hall", FITTED, ON);
        rig.bulb("attic", FITTED);
        rig.disturbance = append -> {
            if (concerns(append, "hall")) {
                throw new StoreUnavailable("no answer", Duration.ZERO);
            }
            return Optional.empty();
        };
        var owner = rig.owner(mirror());
        runQuiet(owner);
        assertEquals("f", rig.letters("lamp", "attic"));
        assertEquals("", rig.letters("lamp", "hall"));
        assertEquals(4, rig.status().progress().position()); // with the lamp of the attic
        assertEquals(1, rig.entry("hall").heldFrom());
        assertEquals(Kind.WAITING, rig.entry("hall").kind());
        assertTrue(rig.status("hall").rows().isEmpty());
        rig.bulb("hall", OFF);
        runQuiet(owner);
        rig.disturbance = _ -> Optional.empty();
        rig.passRetry();
        runQuiet(owner);
        assertEquals("fno", rig.letters("lamp", "hall"));
        assertEquals("\"hall:fno\"", rig.state("hall"));
        assertTrue(rig.status().entries().isEmpty());
    }

    @Test
    void a_waiting_instance_is_not_tried_before_its_pause_ends() {
        started();
        rig.bulb("hall", FITTED);
        var tries = new ArrayList<Instant>();
        rig.disturbance = _ -> {
            tries.add(rig.time.instant());
            throw new OutcomeUnknown("lost");
        };
        var owner = rig.owner(mirror());
        for (int i = 0; i < 31; i++) {
            runQuiet(owner);
            rig.time.pass(Duration.ofMillis(100));
        }
        assertEquals(
                List.of(0L, 100L, 300L, 700L, 1500L),
                tries.stream()
                        .map(at -> Duration.between(tries.getFirst(), at).toMillis())
                        .toList());
    }

    private static boolean concerns(Append<BulbEvent> append, String key) {
        return append.streams().stream().anyMatch(part -> part.stream().key().equals(key));
    }

    @Test
    void a_lost_append_that_commits_late_is_not_repeated() {
        started();
        rig.bulb("hall", FITTED);
        var lost = new ArrayList<Append<BulbEvent>>();
        rig.disturbance = append -> {
            lost.add(append);
            throw new OutcomeUnknown("lost");
        };
        var owner = rig.owner(mirror());
        runQuiet(owner);
        rig.disturbance = _ -> Optional.empty();
        rig.giveUp("hall");
        runQuiet(owner);
        rig.log.store().append(lost.getFirst());
        assertEquals("", rig.letters("lamp", "hall"));
        assertEquals("\"hall:f\"", rig.state("hall"));
        assertEquals(
                ReceiptOutcome.REFUSED,
                rig.log
                        .store()
                        .receipt(((Append.Keyed<BulbEvent>) lost.getFirst())
                                .receipt()
                                .key())
                        .orElseThrow()
                        .receipt()
                        .outcome());
    }

    @Test
    void an_owner_of_the_past_sends_and_commits_nothing() {
        started();
        rig.bulb("hall", FITTED);
        rig.bulb("attic", FITTED);
        var paused = rig.owner(mirror());
        rig.disturbance = _ -> {
            rig.disturbance = _ -> Optional.empty();
            rig.owner(mirror()); // takes the partition, and has sent nothing yet
            return Optional.empty();
        };
        assertInstanceOf(Turn.Lost.class, paused.turn());
        assertEquals("", rig.letters("lamp", "hall") + rig.letters("lamp", "attic"));
        assertEquals(0, rig.status().progress().position());
        assertInstanceOf(Turn.Lost.class, paused.turn());
        runQuiet(rig.owner(mirror()));
        assertEquals("ff", rig.letters("lamp", "hall") + rig.letters("lamp", "attic"));
    }

    @Test
    void an_event_that_cannot_be_applied_parks_its_instance_until_it_is_given_up() {
        started();
        rig.bulb("hall", FITTED, ON, OFF);
        rig.bulb("attic", FITTED);
        var failing = mirror().evolving((state, event) -> {
            if (event.equals(ON)) {
                throw new IllegalStateException("cannot");
            }
            return state + ScriptedProcess.letter(event);
        });
        runQuiet(rig.owner(failing));
        assertEquals("f", rig.letters("lamp", "attic"));
        assertEquals("f", rig.letters("lamp", "hall"));
        assertInstanceOf(Cause.Evolve.class, rig.entry("hall").cause());
        assertEquals(2, rig.entry("hall").heldFrom());
        rig.giveUp("hall");
        runQuiet(rig.owner(failing));
        assertEquals("\"hall:fo\"", rig.state("hall"));
        runQuiet(rig.owner(failing.ofVersion(2)));
        assertEquals("\"hall:fo\"", rig.state("hall"), "a fold leaves the event out, too");
    }

    static Stream<Error> errors() {
        return Stream.of(
                new AssertionError("broken"), new StackOverflowError("broken"), new NoClassDefFoundError("broken"));
    }

    /// Each instance has the name of the function that fails for it.
    @ParameterizedTest
    @MethodSource("errors")
    void an_error_parks_its_instance_as_an_exception_does(Error error) {
        started();
        var at = rig.time.instant().plusSeconds(300);
        var broken = mirror().evolving((state, event) -> {
                    fail("evolve", state, error);
                    return state + ScriptedProcess.letter(event);
                })
                .reacting((state, occurrence) -> {
                    fail("react", state, error);
                    return ScriptedProcess.reactions(ScriptedProcess.key(occurrence.stream()), occurrence.event());
                })
                .due(state -> {
                    fail("deadline", state, error);
                    return state.startsWith("at-deadline:") ? Optional.of(at) : Optional.empty();
                })
                .reminding((state, _) -> {
                    fail("at-deadline", state, error);
                    return Optional.empty();
                })
                .ending(state -> {
                    fail("finished", state, error);
                    return false;
                });
        rig.disturbance = append -> {
            if (concerns(append, "target")) {
                throw error;
            }
            return Optional.empty();
        };
        var failing = List.of("evolve", "react", "deadline", "at-deadline", "finished", "target");
        failing.forEach(instance -> rig.bulb(instance, FITTED));
        rig.bulb("attic", FITTED);
        var owner = rig.owner(broken);
        runQuiet(owner);
        rig.time.pass(Duration.ofSeconds(400));
        runQuiet(owner);
        for (var instance : failing) {
            assertEquals(Kind.PARKED, rig.entry(instance).kind(), instance);
            assertEquals(error.toString(), rig.entry(instance).reason(), instance);
        }
        assertEquals("f", rig.letters("lamp", "attic"), "others go on");
    }

    private static void fail(String instance, String state, Error error) {
        if (state.startsWith(instance + ":")) {
            throw error;
        }
    }

    @ParameterizedTest
    @MethodSource("errors")
    void an_error_in_the_names_of_instances_stops_the_process_at_its_event(Error error) {
        started();
        rig.bulb("hall", FITTED);
        var stopped = (Turn.Stopped) run(rig.owner(mirror().named(_ -> {
            throw error;
        })));
        assertEquals(0, stopped.position());
        assertTrue(stopped.reason().contains(error.toString()), stopped.reason());
    }

    @Test
    void reactions_that_cannot_be_decided_are_given_up_and_the_event_stays() {
        started();
        rig.bulb("hall", FITTED, ON);
        var failing = mirror().reacting((state, occurrence) -> {
            if (occurrence.event().equals(FITTED)) {
                throw new IllegalStateException("cannot");
            }
            return ScriptedProcess.reactions("hall", new Fitted(state.length()));
        });
        runQuiet(rig.owner(failing));
        assertEquals(Kind.PARKED, rig.entry("hall").kind());
        rig.giveUp("hall");
        runQuiet(rig.owner(failing));
        assertEquals("\"hall:fn\"", rig.state("hall"));
        assertEquals("f", rig.letters("lamp", "hall"));
    }

    @Test
    void a_reaction_that_is_given_up_is_followed_by_the_next_of_its_event() {
        started();
        rig.bulb("hall", FITTED);
        var two = mirror().reacting((_, occurrence) -> List.of(
                new Reaction<>("a-first", new BulbCommand.Fit("x".repeat(300), 1)), // no key of a stream
                new Reaction<>("b-second", new BulbCommand.Fit("hall", 1))));
        var owner = rig.owner(two);
        runQuiet(owner);
        assertEquals("a-first", ((Cause.Reacting) rig.entry("hall").cause()).name());
        assertEquals("", rig.letters("lamp", "hall"));
        rig.giveUp("hall");
        runQuiet(owner);
        assertEquals("f", rig.letters("lamp", "hall"));
        assertTrue(rig.status().entries().isEmpty());
    }

    @Test
    void a_wish_to_give_up_counts_only_while_the_entry_has_its_cause() {
        started();
        var input = rig.bulb("hall", FITTED);
        rig.disturbance = _ -> {
            throw new StoreUnavailable("no answer", Duration.ZERO);
        };
        var owner = rig.owner(mirror());
        runQuiet(owner);
        rig.disturbance = _ -> Optional.empty();
        rig.wish(new Wish.Request.GiveUp("hall", new Cause.Reacting(input.ref(), "another")));
        rig.passRetry();
        runQuiet(owner);
        assertEquals("f", rig.letters("lamp", "hall"));
        assertTrue(rig.status().wishes().isEmpty());
    }

    @Test
    void a_deadline_whose_row_cannot_be_decoded_is_given_up_after_a_fold() {
        started();
        var at = rig.time.instant().plusSeconds(300);
        var timed = mirror().reacting((_, _) -> List.of()).due(_ -> Optional.of(at));
        rig.bulb("hall", ON);
        runQuiet(rig.owner(timed));
        rig.time.pass(Duration.ofSeconds(400));
        var late = new ArrayList<Append<BulbEvent>>();
        rig.disturbance = append -> {
            late.add(append);
            throw new OutcomeUnknown("no answer yet");
        };
        var owner = rig.owner(timed);
        runQuiet(owner);
        rig.disturbance = _ -> Optional.empty();
        rig.damageRow("hall");
        rig.giveUp("hall");
        runQuiet(owner);
        rig.log.store().append(late.getFirst());
        assertEquals("", rig.letters("lamp", "hall"), "its key is known as refused");
        assertTrue(rig.status().entries().isEmpty());
    }

    /// The pages are short, so a retry applies one event and keeps the entry of the deadline.
    @Test
    void a_deadline_that_a_retry_has_moved_is_not_given_up() {
        started();
        rig.limits = new OwnerLimits(1, LEASE, GRACE, 9, 9, 9, Duration.ofMillis(100), Duration.ofSeconds(30));
        var at = rig.time.instant().plusSeconds(300);
        var timed = mirror().reacting((_, _) -> List.of())
                .due(state -> state.endsWith("n") ? Optional.of(at) : Optional.empty());
        rig.bulb("hall", ON);
        runQuiet(rig.owner(timed));
        rig.time.pass(Duration.ofSeconds(400));
        rig.disturbance = _ -> {
            throw new StoreUnavailable("no answer", Duration.ZERO);
        };
        var owner = rig.owner(timed);
        runQuiet(owner);
        rig.disturbance = _ -> Optional.empty();
        rig.bulb("hall", OFF);
        rig.bulb("attic", OFF);
        runQuiet(owner);
        rig.passRetry();
        owner.turn();
        assertEquals("\"hall:no\"", rig.state("hall"));
        rig.giveUp("hall");
        runQuiet(owner);
        assertTrue(rig.status().entries().isEmpty());
        assertEquals(Map.of(), rig.status("hall").fired());
        assertEquals("", rig.letters("lamp", "hall"));
    }

    /// The page passes the event while the instance waits, so a retry moves the deadline.
    @Test
    void the_pauses_of_a_deadline_are_forgotten_when_a_retry_moves_it() {
        var owner = failingAtItsDeadline();
        rig.bulb("hall", OFF);
        runQuiet(owner);
        rig.passRetry();
        assertThatPausesBeginAnew(owner);
    }

    /// The instance has no entry when the page comes to the event: its deadline is due again.
    @Test
    void the_pauses_of_a_deadline_are_forgotten_when_a_page_moves_it() {
        var owner = failingAtItsDeadline();
        rig.passRetry();
        rig.bulb("hall", OFF);
        assertThatPausesBeginAnew(owner);
    }

    /// Returns an owner after some tries of the deadline of the hall.
    private PartitionOwner<?, ?, ?> failingAtItsDeadline() {
        started();
        var at = rig.time.instant().plusSeconds(300);
        var timed = mirror().due(state -> state.endsWith("n") ? Optional.of(at) : Optional.empty())
                .reacting((_, occurrence) -> fitting(occurrence));
        rig.bulb("hall", ON);
        var owner = rig.owner(timed);
        rig.time.pass(Duration.ofSeconds(400));
        rig.disturbance = _ -> {
            throw new StoreUnavailable("no answer", Duration.ZERO);
        };
        for (int tries = 0; tries < 4; tries++) {
            rig.passRetry();
            runQuiet(owner);
        }
        assertInstanceOf(Cause.AtDeadline.class, rig.entry("hall").cause());
        return owner;
    }

    private void assertThatPausesBeginAnew(PartitionOwner<?, ?, ?> owner) {
        runQuiet(owner);
        assertEquals(Map.of(), rig.status().entries());
        assertEquals("\"hall:no\"", rig.state("hall"));
        rig.bulb("hall", FITTED);
        runQuiet(owner);
        assertInstanceOf(Cause.Reacting.class, rig.entry("hall").cause());
        rig.disturbance = _ -> Optional.empty();
        rig.time.pass(rig.limits.firstRetry());
        runQuiet(owner);
        assertEquals("f", rig.letters("lamp", "hall"), "after the first pause");
    }

    private static List<Reaction<BulbCommand>> fitting(Occurrence<BulbEvent> occurrence) {
        return occurrence.event() instanceof Fitted
                ? ScriptedProcess.reactions(ScriptedProcess.key(occurrence.stream()), occurrence.event())
                : List.of();
    }

    /// The pages are short, so the instance that was held has many of them to read again.
    @Test
    void pages_and_deadlines_do_not_wait_for_an_instance_that_was_held_for_long() {
        started();
        rig.limits = new OwnerLimits(1, LEASE, GRACE, 9, 9, 9, Duration.ofMillis(100), Duration.ofSeconds(30));
        var at = rig.time.instant().plusSeconds(300);
        var timed = mirror().due(state -> state.startsWith("attic:") ? Optional.of(at) : Optional.empty())
                .reacting((_, occurrence) -> fitting(occurrence));
        rig.disturbance = _ -> {
            throw new StoreUnavailable("no answer", Duration.ZERO);
        };
        rig.bulb("hall", FITTED, ON, OFF, ON, OFF, ON);
        rig.bulb("attic", ON);
        var owner = rig.owner(timed);
        runQuiet(owner);
        rig.disturbance = _ -> Optional.empty();
        rig.time.pass(Duration.ofSeconds(400));
        rig.bulb("porch", OFF, OFF);
        var turns = IntStream.range(0, 10).mapToObj(_ -> kindOfTurn(owner)).toList();
        assertEquals(
                List.of("retry", "page", "retry", "page", "retry", "page", "retry", "deadline", "retry", "page"),
                turns);
        runQuiet(owner);
        assertEquals(Map.of(), rig.status().entries());
        assertEquals("\"hall:fnonon\"", rig.state("hall"));
    }

    private String kindOfTurn(PartitionOwner<?, ?, ?> owner) {
        var before = rig.status("attic");
        owner.turn();
        var after = rig.status("attic");
        if (after.progress().position() > before.progress().position()) {
            return "page";
        }
        return after.fired().equals(before.fired()) ? "retry" : "deadline";
    }

    /// Only an operator ends a stop, so the instance would be held until then.
    @Test
    void a_partition_that_cannot_go_on_first_reads_all_pages_of_an_instance_that_was_held() {
        started();
        rig.limits = new OwnerLimits(1, LEASE, GRACE, 9, 9, 9, Duration.ofMillis(100), Duration.ofSeconds(30));
        rig.disturbance = _ -> {
            throw new StoreUnavailable("no answer", Duration.ZERO);
        };
        rig.bulb("hall", FITTED, ON, OFF);
        rig.bulb("cursed", FITTED);
        var owner = rig.owner(mirror().named(occurrence -> {
            if (occurrence.stream().equals("bulb-cursed")) {
                throw new IllegalStateException("cannot");
            }
            return List.of(ScriptedProcess.key(occurrence.stream()));
        }));
        assertInstanceOf(Turn.Stopped.class, run(owner));
        rig.disturbance = _ -> Optional.empty();
        rig.passRetry();
        assertInstanceOf(Turn.Stopped.class, run(owner));
        assertEquals("fno", rig.letters("lamp", "hall"));
        assertEquals(Map.of(), rig.status().entries());
    }

    @Test
    void a_position_that_a_partition_has_passed_leaves_its_rows() {
        started();
        rig.bulb("hall", FITTED, ON);
        var owner = rig.owner(mirror());
        runQuiet(owner);
        rig.wish(new Wish.Request.GiveUpPosition(2));
        rig.wish(new Wish.Request.GiveUpPosition(2));
        runQuiet(owner);
        assertEquals("\"hall:f\"", rig.state("hall"), "the rows are a fold of what is not left out");
        assertEquals("fn", rig.letters("lamp", "hall"));
    }

    @Test
    void unknown_instances_stop_the_process_until_the_position_is_given_up() {
        started();
        rig.bulb("hall", FITTED);
        rig.bulb("cursed", FITTED);
        rig.bulb("attic", FITTED);
        var failing = mirror().named(occurrence -> {
            if (occurrence.stream().equals("bulb-cursed")) {
                throw new IllegalStateException("cannot");
            }
            return List.of(ScriptedProcess.key(occurrence.stream()));
        });
        var owner = rig.owner(failing);
        assertEquals(1, ((Turn.Stopped) run(owner)).position());
        assertEquals("f", rig.letters("lamp", "hall"));
        rig.wish(new Wish.Request.GiveUpPosition(2));
        runQuiet(owner);
        assertEquals("f", rig.letters("lamp", "attic"));
        assertEquals("", rig.letters("lamp", "cursed"));
    }

    @Test
    void a_finished_instance_begins_again_within_a_page() {
        started();
        rig.bulb("hall", FITTED, ON, OFF, ON);
        var ending = mirror().ending(state -> state.endsWith("o"));
        runQuiet(rig.owner(ending));
        assertEquals("\"hall:n\"", rig.state("hall"));
        rig.bulb("hall", OFF);
        runQuiet(rig.owner(ending));
        assertTrue(rig.status("hall").rows().isEmpty());
        assertEquals("fnono", rig.letters("lamp", "hall"));
    }

    @Test
    void events_before_the_first_start_are_folded_and_not_reacted_to() {
        rig.bulb("hall", FITTED);
        var owner = rig.owner(mirror());
        runQuiet(owner);
        assertEquals("\"hall:f\"", rig.state("hall"));
        rig.bulb("hall", ON);
        rig.bulb("attic", FITTED);
        runQuiet(owner);
        assertEquals("", rig.letters("lamp", "hall"));
        assertEquals("b", rig.letters("mirror", "hall"), "the lamp was never fitted");
        assertEquals("f", rig.letters("lamp", "attic"));
    }

    @Test
    void another_version_folds_silently_and_goes_on() {
        started();
        rig.bulb("hall", FITTED, ON);
        runQuiet(rig.owner(mirror()));
        var second = mirror().ofVersion(2).evolving((state, event) -> state + "2" + ScriptedProcess.letter(event));
        var owner = rig.owner(second);
        runQuiet(owner);
        assertEquals("\"hall:2f2n\"", rig.state("hall"));
        assertEquals("fn", rig.letters("lamp", "hall"));
        rig.bulb("hall", OFF);
        runQuiet(owner);
        assertEquals("\"hall:2f2n2o\"", rig.state("hall"));
        assertEquals("fno", rig.letters("lamp", "hall"));
    }

    @Test
    void an_instance_that_failed_in_a_silent_fold_reacts_only_to_later_events() {
        started();
        rig.bulb("hall", FITTED, ON);
        runQuiet(rig.owner(mirror()));
        var broken = mirror().ofVersion(2).evolving((_, _) -> {
            throw new IllegalStateException("cannot");
        });
        runQuiet(rig.owner(broken));
        rig.bulb("hall", OFF);
        runQuiet(rig.owner(broken));
        assertEquals("fn", rig.letters("lamp", "hall"));
        var repaired = mirror().ofVersion(3)
                .reacting((_, occurrence) -> List.of(new Reaction<>(
                        "other-" + ScriptedProcess.letter(occurrence.event()), new BulbCommand.SwitchOff("hall"))));
        rig.wish(new Wish.Request.Retry("hall"));
        var sent = new ArrayList<Append<BulbEvent>>();
        rig.disturbance = append -> {
            sent.add(append);
            return Optional.empty();
        };
        runQuiet(rig.owner(repaired));
        assertEquals(1, sent.size(), "only the reaction to the last event");
        assertEquals("fno", rig.letters("lamp", "hall"));
        assertEquals("\"hall:fno\"", rig.state("hall"));
    }

    @Test
    void an_instance_is_parked_before_the_event_whose_state_the_store_refuses() {
        started();
        rig.refusing = state -> state.contains("hall:fno") ? Optional.of("too long") : Optional.empty();
        rig.bulb("hall", FITTED, ON, OFF, ON);
        rig.bulb("attic", FITTED);
        var owner = rig.owner(mirror());
        runQuiet(owner);
        rig.passRetry();
        runQuiet(owner);
        rig.passRetry();
        runQuiet(owner);
        assertEquals("\"hall:fn\"", rig.state("hall"), "its row stands before the event");
        assertEquals("\"attic:f\"", rig.state("attic"), "others go on");
        var entry = rig.entry("hall");
        assertEquals(Kind.PARKED, entry.kind());
        assertEquals(new Cause.Evolve(EventRef.parse("bulb-hall@3")), entry.cause());
        assertTrue(entry.reason().contains("too long"), entry.reason());
        assertEquals("fnon", rig.letters("lamp", "hall"), "each reaction took effect, once");

        rig.refusing = _ -> Optional.empty();
        rig.wish(new Wish.Request.Retry("hall"));
        runQuiet(owner);
        assertEquals("\"hall:fnon\"", rig.state("hall"));
        assertEquals("fnon", rig.letters("lamp", "hall"));
        assertEquals(Map.of(), rig.status().entries());
    }

    @Test
    void a_fold_ends_before_the_event_whose_state_the_store_refuses() {
        started();
        rig.bulb("hall", FITTED, ON, OFF);
        runQuiet(rig.owner(mirror()));
        rig.refusing = state -> state.contains("xo") ? Optional.of("too long") : Optional.empty();
        var next = rig.owner(
                mirror().ofVersion(2).evolving((state, event) -> state + "x" + ScriptedProcess.letter(event)));
        runQuiet(next);
        rig.passRetry();
        runQuiet(next);
        rig.passRetry();
        runQuiet(next);
        assertEquals("\"hall:xfxn\"", rig.state("hall"));
        assertEquals(Kind.PARKED, rig.entry("hall").kind());
        assertEquals("fno", rig.letters("lamp", "hall"));
    }

    @Test
    void a_fold_that_another_owner_left_in_the_middle_begins_again() {
        rig.limits = new OwnerLimits(1, LEASE, GRACE, 9, 9, 9, Duration.ofMillis(100), Duration.ofSeconds(30));
        rig.bulb("hall", FITTED, ON, OFF);
        var died = rig.owner(mirror());
        assertInstanceOf(Turn.Worked.class, died.turn());
        assertEquals(1, rig.status().version().through());
        runQuiet(rig.owner(mirror().evolving((state, event) -> state + "x" + ScriptedProcess.letter(event))));
        assertEquals("\"hall:xfxnxo\"", rig.state("hall"));
    }

    @Test
    void a_deadline_that_cannot_be_stored_parks_its_instance() {
        started();
        var deadlines = Map.of(
                "min",
                Instant.MIN,
                "max",
                Instant.MAX,
                "late",
                Instant.parse("+10000-01-01T00:00:00Z"),
                "attic",
                Instant.parse("9999-12-31T23:59:59.999Z"));
        deadlines.keySet().forEach(instance -> rig.bulb(instance, FITTED));
        runQuiet(rig.owner(
                mirror().due(state -> Optional.ofNullable(deadlines.get(state.substring(0, state.indexOf(':')))))));
        assertEquals(Set.of("min", "max", "late"), rig.status().entries().keySet());
        for (var entry : rig.status().entries().values()) {
            assertEquals(Kind.PARKED, entry.kind());
            assertInstanceOf(Cause.Evolve.class, entry.cause());
        }
        assertEquals("f", rig.letters("lamp", "attic"));
    }

    @Test
    void a_deadline_fires_once_after_its_grace() {
        started();
        var at = rig.time.instant().plusSeconds(300);
        var timed = mirror().reacting((_, _) -> List.of()).due(_ -> Optional.of(at));
        rig.bulb("hall", ON);
        var owner = rig.owner(timed);
        runQuiet(owner);
        rig.time.pass(Duration.between(rig.time.instant(), at).plus(GRACE).minusMillis(1));
        runQuiet(owner);
        assertEquals("", rig.letters("lamp", "hall"));
        rig.time.pass(Duration.ofMillis(1));
        runQuiet(owner);
        assertEquals("f", rig.letters("lamp", "hall"));
        var head = rig.log.feed().head();
        runQuiet(owner);
        runQuiet(rig.owner(timed.ofVersion(2)));
        assertEquals(head, rig.log.feed().head());
    }

    @Test
    void a_deadline_does_not_fire_on_a_state_that_the_log_has_overtaken() {
        started();
        var at = rig.time.instant().plusSeconds(300);
        var timed = mirror().reacting((_, _) -> List.of())
                .due(state -> state.endsWith("n") ? Optional.of(at) : Optional.empty());
        rig.bulb("hall", ON);
        runQuiet(rig.owner(timed));
        rig.time.pass(Duration.ofSeconds(400));
        var owner = rig.owner(timed);
        rig.bulb("hall", OFF);
        runQuiet(owner);
        assertEquals("", rig.letters("lamp", "hall"));
    }

    @Test
    void a_deadline_that_returns_is_another_one() {
        started();
        var at = rig.time.instant().plusSeconds(1);
        var timed = mirror().reacting((_, _) -> List.of())
                .due(state -> state.endsWith("n") ? Optional.of(at) : Optional.empty());
        rig.bulb("hall", ON);
        var owner = rig.owner(timed);
        rig.time.pass(Duration.ofSeconds(400));
        runQuiet(owner);
        assertEquals("f", rig.letters("lamp", "hall"));
        rig.bulb("hall", OFF, ON);
        runQuiet(owner);
        assertEquals("b", rig.letters("mirror", "hall"), "a lamp is fitted once");
    }

    @Test
    void deadlines_of_the_time_before_the_first_start_do_not_act_unless_they_are_implied_later() {
        var past = rig.time.instant().minusSeconds(60);
        var timed = mirror().reacting((_, _) -> List.of())
                .due(state -> state.endsWith("n") ? Optional.of(past) : Optional.empty());
        rig.bulb("hall", ON);
        var owner = rig.owner(timed);
        rig.bulb("attic", ON);
        runQuiet(owner);
        assertEquals("", rig.letters("lamp", "hall"));
        assertEquals("f", rig.letters("lamp", "attic"));
        assertEquals(List.of(), rig.processes.store().due(PARTITION, Duration.ZERO, 9));
    }

    @Test
    void a_paused_partition_is_only_handed_over() {
        started();
        rig.bulb("hall", FITTED);
        var owner = rig.owner(mirror());
        rig.processes.store().pause(PARTITION, true, "the operator");
        assertInstanceOf(Turn.Paused.class, run(owner));
        rig.wish(new Wish.Request.HandOver(1));
        assertInstanceOf(Turn.Paused.class, run(owner), "this version is no higher one");
        rig.wish(new Wish.Request.HandOver(2));
        assertInstanceOf(Turn.HandedOver.class, run(owner));
        assertEquals("", rig.letters("lamp", "hall"));
        rig.processes.store().pause(PARTITION, false, "the operator");
        runQuiet(owner);
        assertEquals("f", rig.letters("lamp", "hall"));
    }

    /// The wish comes between the reactions and the commit of their step.
    @Test
    void a_living_owner_hands_over_after_it_has_committed_what_it_sent() {
        started();
        rig.bulb("hall", FITTED, ON, OFF);
        rig.disturbance = append -> {
            rig.disturbance = _ -> Optional.empty();
            var result = rig.log.store().append(append);
            rig.wish(new Wish.Request.HandOver(2));
            return Optional.of(result);
        };
        assertInstanceOf(Turn.HandedOver.class, run(rig.owner(mirror())));
        runQuiet(rig.owner(answeringOnce()));
        assertEquals("fno", rig.letters("lamp", "hall"));
    }

    /// Also if the answer to the commit is lost: the owner finds out first.
    @Test
    void a_living_owner_without_an_answer_to_its_commit_does_not_hand_over_what_it_sent() {
        started();
        rig.bulb("hall", FITTED, ON, OFF);
        rig.losingCommits = 1;
        var owner = rig.owner(mirror());
        assertThrows(StoreUnavailable.class, owner::turn);
        assertEquals("fno", rig.letters("lamp", "hall"));
        rig.wish(new Wish.Request.HandOver(2));
        assertInstanceOf(Turn.HandedOver.class, run(owner));
        runQuiet(rig.owner(answeringOnce()));
        assertEquals("fno", rig.letters("lamp", "hall"));
    }

    /// The promise for an owner that ends is weaker: the next version answers the same event in its own way.
    @Test
    void an_owner_that_ends_leaves_what_it_sent_to_the_next_version() {
        started();
        rig.bulb("hall", FITTED, ON, OFF);
        rig.losingCommits = 1;
        var owner = rig.owner(mirror());
        assertThrows(StoreUnavailable.class, owner::turn);
        runQuiet(rig.owner(answeringOnce()));
        assertEquals("fnon", rig.letters("lamp", "hall"));
    }

    /// Version 2, whose reactions have other names: it switches the lamp on whenever a bulb is fitted.
    private static ScriptedProcess answeringOnce() {
        return mirror().ofVersion(2)
                .reacting((_, occurrence) -> occurrence.event() instanceof Fitted
                        ? List.of(new Reaction<>("shine", new BulbCommand.SwitchOn("hall")))
                        : List.of());
    }

    @Test
    void after_too_many_waiting_instances_no_page_is_read() {
        started();
        rig.limits = new OwnerLimits(1, LEASE, GRACE, 9, 1, 9, Duration.ofMillis(100), Duration.ofSeconds(30));
        rig.disturbance = _ -> {
            throw new StoreUnavailable("no answer", Duration.ZERO);
        };
        for (var key : List.of("a", "b", "c", "d")) {
            rig.bulb(key, FITTED);
        }
        runQuiet(rig.owner(mirror()));
        assertEquals(2, rig.status().progress().position());
        rig.disturbance = _ -> Optional.empty();
        runQuiet(rig.owner(mirror()));
        assertEquals("f", rig.letters("lamp", "d"));
    }

    @Test
    void too_many_parked_instances_stop_the_partition() {
        started();
        rig.limits = new OwnerLimits(1, LEASE, GRACE, 9, 9, 1, Duration.ofMillis(100), Duration.ofSeconds(30));
        for (var key : List.of("a", "b", "c")) {
            rig.bulb(key, FITTED);
        }
        var stopped = (Turn.Stopped) run(rig.owner(mirror().evolving((_, _) -> {
            throw new IllegalStateException("cannot");
        })));
        assertEquals(2, stopped.position());
    }

    @Test
    void a_step_starts_no_reaction_after_a_third_of_the_lease() {
        started();
        rig.bulb("a", FITTED);
        rig.bulb("b", FITTED);
        rig.disturbance = _ -> {
            rig.time.pass(LEASE.dividedBy(3));
            return Optional.empty();
        };
        var owner = rig.owner(mirror());
        owner.turn();
        assertEquals("f", rig.letters("lamp", "a"));
        assertEquals("", rig.letters("lamp", "b"));
        assertEquals(2, rig.status().progress().position(), "the whole page is committed");
        rig.passRetry();
        runQuiet(owner);
        assertEquals("f", rig.letters("lamp", "b"));
    }
}
