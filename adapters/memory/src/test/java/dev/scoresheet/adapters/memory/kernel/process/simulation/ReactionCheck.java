package dev.scoresheet.adapters.memory.kernel.process.simulation;

import dev.scoresheet.application.kernel.log.event.EventRef;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.process.store.HeldInstance.Cause;
import dev.scoresheet.domain.kernel.BulbEvent;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Check that each event of an instance has its reactions once, in order, decided on the state of the log before it.
final class ReactionCheck {

    private final CheckedLog log;
    private final ScheduleHistory history;
    private final Answering process;
    private final String instance;
    private final List<RecordedEvent<BulbEvent>> inputs;
    private final Set<EventRef> leftOut;
    private final long actsFrom;
    private final Map<String, Long> done = new HashMap<>();
    private final Map<String, Long> last = new HashMap<>();
    private final Set<Breach> breaches = EnumSet.noneOf(Breach.class);

    /// @param process process of the version at the end
    ReactionCheck(CheckedLog log, ScheduleHistory history, Answering process, String instance) {
        this.log = log;
        this.history = history;
        this.process = process;
        this.instance = instance;
        this.inputs = log.inputs(process, instance);
        this.leftOut = log.leftOut(process, instance);
        this.actsFrom = log.start(process.name()).actsFrom();
    }

    Set<Breach> check() {
        var counts = counts();
        var byReference = new HashMap<EventRef, RecordedEvent<BulbEvent>>();
        inputs.forEach(event -> byReference.put(event.ref(), event));
        for (var event : log.events) {
            var note = Note.of(event.event());
            var cause = event.metadata().causation();
            if (cause.isEmpty()
                    || note.due().isPresent()
                    || !event.stream().key().equals(instance)
                    || !event.stream().category().equals(process.target())) {
                continue;
            }
            var input = byReference.get(cause.get());
            int place = input == null ? -1 : place(input, note);
            if (input == null || place < 0) {
                breaches.add(Breach.DECIDED_ON_WRONG_STATE);
                continue;
            }
            reaction(input, event, note, place);
            if (leftOut.isEmpty()
                    && !Objects.requireNonNull(counts.get(input.ref())).contains(note.count())) {
                breaches.add(Breach.DECIDED_ON_WRONG_STATE);
            }
        }
        inputs.forEach(this::isComplete);
        return breaches;
    }

    /// Returns the counts after each event, of both versions.
    private Map<EventRef, Set<Integer>> counts() {
        var counts = new HashMap<EventRef, Set<Integer>>();
        for (int version = 1; version <= 2; version++) {
            var state = process.initial(instance);
            var folding = new Answering(process.name(), version, false);
            for (var event : inputs) {
                if (!leftOut.contains(event.ref())) {
                    state = folding.evolve(state, CheckedLog.occurrence(event));
                    counts.computeIfAbsent(event.ref(), _ -> new HashSet<>()).add(state.count());
                    state = folding.finished(state) ? folding.initial(instance) : state;
                }
            }
        }
        return counts;
    }

    /// Returns the place of a reaction among those to its event; -1 if it is none of them.
    private int place(RecordedEvent<BulbEvent> input, Note note) {
        var names = new Answering(process.name(), note.mark().equals("v1") ? 1 : 2, false)
                .names(input.ref(), Note.of(input.event()));
        return note.kind().equals(Answering.EXTRA) ? names.size() : names.indexOf(note.kind());
    }

    private void reaction(RecordedEvent<BulbEvent> input, RecordedEvent<BulbEvent> event, Note note, int place) {
        if (done.merge(input.ref() + " " + note.kind(), 1L, Long::sum) > 1) {
            breaches.add(Breach.REACTED_TWICE);
        }
        if (history.isGivenUpBefore(event, process.name(), instance, new Cause.Reacting(input.ref(), note.kind()))) {
            breaches.add(Breach.GIVEN_UP_YET_DONE);
        }
        if (input.position() <= actsFrom) {
            breaches.add(Breach.REACTED_TO_THE_PAST);
        }
        var order = input.position() * 10 + place;
        boolean isNew = note.kind().equals(Answering.EXTRA) && !leftOut.isEmpty(); // decided again, without an event
        if (!isNew && order < last.merge(note.mark(), order, Math::max)) {
            breaches.add(Breach.OUT_OF_ORDER);
        }
        // A reaction may be on its way when an operator leaves its event out of all partitions.
        if (!log.isLeftOut(process.name(), instance, input.position())
                && history.firstPassed(log.partition(process.name(), instance), instance, input)
                        .filter(by -> event.position() > by.head())
                        .isPresent()) {
            breaches.add(Breach.REACTED_LATE);
        }
    }

    private void isComplete(RecordedEvent<BulbEvent> input) {
        if (input.position() <= actsFrom
                || leftOut.contains(input.ref())
                || history.given.contains(new ScheduleHistory.Given(instance, new Cause.Reacting(input.ref(), "")))) {
            return;
        }
        int version = history.firstPassed(log.partition(process.name(), instance), instance, input)
                .map(ScheduleHistory.Passed::version)
                .orElse(process.version());
        var deciding = new Answering(process.name(), version, false);
        for (var name : deciding.names(input.ref(), Note.of(input.event()))) {
            if (!done.containsKey(input.ref() + " " + name)
                    && !log.isRefused(process.name(), input.ref().toString(), instance, name)) {
                breaches.add(Breach.REACTION_LOST);
            }
        }
    }
}
