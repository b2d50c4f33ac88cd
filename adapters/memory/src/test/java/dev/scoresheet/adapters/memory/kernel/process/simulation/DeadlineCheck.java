package dev.scoresheet.adapters.memory.kernel.process.simulation;

import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.process.store.FiredDeadline;
import dev.scoresheet.application.kernel.process.store.HeldInstance.Cause;
import dev.scoresheet.domain.kernel.BulbEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Check of the timers of a bulb: each one that runs out rings once, not early, and unless something ended it before.
final class DeadlineCheck {

    private final CheckedLog log;
    private final ScheduleHistory history;
    private final String key;
    private final List<String> reactions;
    private final Instant end;
    private final Set<String> fired = new HashSet<>();
    private final Set<Breach> breaches = EnumSet.noneOf(Breach.class);

    /// @param reactions names of the reactions that a timer must have
    DeadlineCheck(CheckedLog log, ScheduleHistory history, String key, List<String> reactions, Instant end) {
        this.log = log;
        this.history = history;
        this.key = key;
        this.reactions = reactions;
        this.end = end;
    }

    /// Timer that a stream implied for a while.
    ///
    /// @param over event that ended it
    private record Timer(Instant due, RecordedEvent<BulbEvent> since, Optional<RecordedEvent<BulbEvent>> over) {

        String reference() {
            return due.toEpochMilli() + " since " + since.ref();
        }

        Cause cause() {
            return new Cause.AtDeadline(new FiredDeadline(due, since.ref()));
        }

        /// True if another event ended the timer before it could ring.
        boolean isOvertaken() {
            return over.filter(event -> event.recordedAt().isBefore(due.plus(ProcessSchedule.GRACE)))
                    .isPresent();
        }
    }

    Set<Breach> check() {
        if (log.leftOut(new Answering(Answering.ECHO, 1, false), key).isEmpty()) {
            timers().forEach(this::check);
        }
        return breaches;
    }

    private void check(Timer timer) {
        var start = log.start(Answering.ECHO);
        boolean past = !timer.due().isAfter(start.at()) && timer.since().position() <= start.actsFrom();
        var ring = timer.over().filter(event -> Note.of(event.event()).kind().equals("ring"));
        if (ring.isPresent()) {
            rang(timer, ring.get(), past);
            return;
        }
        boolean refused = log.isRefused(Answering.ECHO, timer.reference(), key, "ring");
        if (timer.isOvertaken() && refused) {
            breaches.add(Breach.DEADLINE_ON_OVERTAKEN_STATE);
        }
        boolean givenUp = refused && history.given.contains(new ScheduleHistory.Given(key, timer.cause()));
        if (timer.over().isEmpty()
                && !givenUp
                && !past
                && timer.due().plusSeconds(1).isBefore(end)) {
            breaches.add(Breach.DEADLINE_LOST);
        }
    }

    private void rang(Timer timer, RecordedEvent<BulbEvent> ring, boolean past) {
        if (timer.isOvertaken()) {
            breaches.add(Breach.DEADLINE_EARLY);
        }
        if (!fired.add(timer.reference())) {
            breaches.add(Breach.DEADLINE_TWICE);
        }
        if (past) {
            breaches.add(Breach.REACTED_TO_THE_PAST);
        }
        if (history.isGivenUpBefore(ring, Answering.ECHO, key, timer.cause())) {
            breaches.add(Breach.GIVEN_UP_YET_DONE);
        }
        for (var reaction : reactions) {
            if (log.events.stream()
                    .noneMatch(event -> event.stream().equals(ring.stream())
                            && Note.of(event.event()).kind().equals(reaction)
                            && Note.of(event.event()).due().equals(Optional.of(timer.due()))
                            && event.metadata()
                                    .causation()
                                    .equals(ring.metadata().causation()))) {
                breaches.add(Breach.REACTION_LOST);
            }
        }
    }

    private List<Timer> timers() {
        var timers = new ArrayList<Timer>();
        var stream = new StreamId("bulb", key);
        Optional<Timer> running = Optional.empty();
        for (var event : log.events) {
            var note = Note.of(event.event());
            if (!event.stream().equals(stream) || !note.sets()) {
                continue;
            }
            var due = note.due().filter(_ -> note.kind().equals("timer"));
            if (running.isPresent() && due.equals(running.map(Timer::due))) {
                continue;
            }
            running.ifPresent(timer -> timers.add(new Timer(timer.due(), timer.since(), Optional.of(event))));
            running = due.map(at -> new Timer(at, event, Optional.empty()));
        }
        running.ifPresent(timers::add);
        return timers;
    }
}
