package dev.scoresheet.adapters.memory.kernel.process.simulation;

import dev.scoresheet.adapters.json.kernel.Sha256KeyHash;
import dev.scoresheet.adapters.memory.kernel.MemoryLogUnderTest;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.append.ReceiptOutcome;
import dev.scoresheet.application.kernel.log.append.StoredReceipt;
import dev.scoresheet.application.kernel.log.event.EventRef;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.log.event.Principal;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.process.store.GivenUpEvent;
import dev.scoresheet.application.kernel.process.store.HeldInstance.Cause;
import dev.scoresheet.application.kernel.process.store.PartitionId;
import dev.scoresheet.application.kernel.process.store.ProcessStart;
import dev.scoresheet.application.kernel.process.store.ProcessStore;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.Occurrence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Check of a log against the promises of the processes. It reads the events, the receipts and, at the end, the rows;
/// it knows nothing of the turns that led to them.
final class ProcessChecker {

    private final MemoryLogUnderTest log;
    private final ProcessStore processes;
    private final List<PartitionId> partitions;
    private final int version;
    private final Set<ProcessSchedule.Given> given;
    private final List<ProcessSchedule.Obeyed> obeyed;
    private final List<ProcessSchedule.Passed> passed;
    private final Instant end;
    private final List<RecordedEvent<BulbEvent>> events;
    private final EnumSet<Breach> breaches = EnumSet.noneOf(Breach.class);

    /// @param version version of the processes at the end
    /// @param given wishes of operators to give up
    /// @param obeyed wishes to give up that an owner obeyed
    /// @param passed commits of steps, in order
    ProcessChecker(
            MemoryLogUnderTest log,
            ProcessStore processes,
            List<PartitionId> partitions,
            int version,
            Set<ProcessSchedule.Given> given,
            List<ProcessSchedule.Obeyed> obeyed,
            List<ProcessSchedule.Passed> passed,
            Instant end) {
        this.log = log;
        this.processes = processes;
        this.partitions = partitions;
        this.version = version;
        this.given = given;
        this.obeyed = obeyed;
        this.passed = passed;
        this.end = end;
        this.events = log.feed().after(0, new Filter(Set.of(), Set.of()), Integer.MAX_VALUE).entries().stream()
                .map(entry -> (RecordedEvent<BulbEvent>) entry)
                .toList();
    }

    Set<Breach> check() {
        for (var name : List.of(Answering.RELAY, Answering.ECHO)) {
            var process = new Answering(name, version, false);
            for (var instance : instances(process)) {
                reactions(process, instance);
                rows(process, instance);
            }
        }
        for (var key : instances(new Answering(Answering.ECHO, version, false))) {
            deadlines(key);
        }
        return breaches;
    }

    private static Occurrence<BulbEvent> occurrence(RecordedEvent<BulbEvent> event) {
        return new Occurrence<>(event.stream().toString(), event.version(), event.event());
    }

    private static boolean concerns(Answering process, String instance, RecordedEvent<BulbEvent> event) {
        return process.follows(event.stream())
                && process.instances(occurrence(event)).contains(instance);
    }

    private Set<String> instances(Answering process) {
        return events.stream()
                .filter(event -> process.follows(event.stream()))
                .flatMap(event -> process.instances(occurrence(event)).stream())
                .collect(Collectors.toSet());
    }

    private List<RecordedEvent<BulbEvent>> inputs(Answering process, String instance) {
        return events.stream()
                .filter(event -> concerns(process, instance, event))
                .toList();
    }

    private Set<EventRef> leftOut(String process, String instance) {
        return partitions.stream()
                .filter(partition -> partition.process().equals(process))
                .flatMap(partition -> processes.status(partition, Set.of()).givenUp().stream())
                .filter(event -> event.instance().equals(instance))
                .map(GivenUpEvent::event)
                .collect(Collectors.toSet());
    }

    private ProcessStart start(String process) {
        return processes.start(process, 1);
    }

    private Optional<StoredReceipt> receipt(String process, String reference, String instance, String reaction) {
        var hash = new Sha256KeyHash().of(reference + " / " + instance + " / " + reaction);
        return log.store().receipt(new ReceiptKey(new Principal.Component("process:" + process), hash.toString()));
    }

    private boolean isRefused(String process, String reference, String instance, String reaction) {
        return receipt(process, reference, instance, reaction)
                .filter(known -> known.receipt().outcome() == ReceiptOutcome.REFUSED)
                .isPresent();
    }

    private void reactions(Answering process, String instance) {
        var leftOut = leftOut(process.name(), instance);
        var actsFrom = start(process.name()).actsFrom();
        var counts = new HashMap<EventRef, Set<Integer>>();
        var concerning = inputs(process, instance);
        for (int other = 1; other <= 2; other++) {
            var state = process.initial(instance);
            var folding = new Answering(process.name(), other, false);
            for (var event : concerning) {
                if (!leftOut.contains(event.ref())) {
                    state = folding.evolve(state, occurrence(event));
                    counts.computeIfAbsent(event.ref(), _ -> new HashSet<>()).add(state.count());
                    state = folding.finished(state) ? folding.initial(instance) : state;
                }
            }
        }
        var done = new HashMap<String, Long>();
        var last = new HashMap<String, Long>();
        var inputs = new HashMap<EventRef, RecordedEvent<BulbEvent>>();
        concerning.forEach(event -> inputs.put(event.ref(), event));
        for (var event : events) {
            if (!event.stream().key().equals(instance)) {
                continue;
            }
            var note = Note.of(event.event());
            var cause = event.metadata().causation();
            if (cause.isEmpty()
                    || note.kind().equals("ring")
                    || !event.stream().category().equals(process.target())) {
                continue;
            }
            var input = inputs.get(cause.get());
            var index = input == null
                    ? -1
                    : new Answering(process.name(), note.mark().equals("v1") ? 1 : 2, false)
                            .names(input.ref(), Note.of(input.event()))
                            .indexOf(note.kind());
            if (input == null || index < 0) {
                breaches.add(Breach.DECIDED_ON_WRONG_STATE);
                continue;
            }
            if (done.merge(input.ref() + " " + note.kind(), 1L, Long::sum) > 1) {
                breaches.add(Breach.REACTED_TWICE);
            }
            var reaction = new Cause.Reacting(input.ref(), note.kind());
            if (obeyed.stream()
                    .anyMatch(wish -> wish.process().equals(process.name())
                            && wish.instance().equals(instance)
                            && wish.cause().equals(reaction)
                            && event.position() > wish.head())) {
                breaches.add(Breach.GIVEN_UP_YET_DONE);
            }
            if (input.position() <= actsFrom) {
                breaches.add(Breach.REACTED_TO_THE_PAST);
            }
            var place = input.position() * 10 + index;
            if (place < last.merge(note.mark(), place, Math::max)) {
                breaches.add(Breach.OUT_OF_ORDER);
            }
            if (firstPassed(process, instance, input)
                    .filter(by -> event.position() > by.head())
                    .isPresent()) {
                breaches.add(Breach.REACTED_LATE);
            }
            if (leftOut.isEmpty()
                    && !Objects.requireNonNull(counts.get(input.ref())).contains(note.count())) {
                breaches.add(Breach.DECIDED_ON_WRONG_STATE);
            }
        }
        for (var input : inputs.values()) {
            if (input.position() <= actsFrom
                    || leftOut.contains(input.ref())
                    || given.contains(new ProcessSchedule.Given(instance, new Cause.Reacting(input.ref(), "")))) {
                continue;
            }
            var by = firstPassed(process, instance, input).map(ProcessSchedule.Passed::version);
            var deciding = new Answering(process.name(), by.orElse(version), false);
            for (var name : deciding.names(input.ref(), Note.of(input.event()))) {
                if (!done.containsKey(input.ref() + " " + name)
                        && !isRefused(process.name(), input.ref().toString(), instance, name)) {
                    breaches.add(Breach.REACTION_LOST);
                }
            }
        }
    }

    /// Returns the commit that passed an event of an instance; the version of its owner decided the reactions.
    private Optional<ProcessSchedule.Passed> firstPassed(
            Answering process, String instance, RecordedEvent<BulbEvent> event) {
        var number = Math.floorMod(instance.hashCode(), start(process.name()).partitions());
        var partition = new PartitionId(process.name(), number);
        return passed.stream()
                .filter(commit -> commit.partition().equals(partition) && commit.passes(instance, event.position()))
                .findFirst();
    }

    private void rows(Answering process, String instance) {
        var leftOut = leftOut(process.name(), instance);
        var state = process.initial(instance);
        boolean empty = true;
        for (var event : inputs(process, instance)) {
            if (!leftOut.contains(event.ref())) {
                state = process.evolve(state, occurrence(event));
                empty = process.finished(state);
                state = empty ? process.initial(instance) : state;
            }
        }
        var expected = empty ? Optional.<String>empty() : Optional.of(Tally.CODEC.text(state));
        var rows = partitions.stream()
                .filter(partition -> partition.process().equals(process.name()))
                .flatMap(partition -> processes.status(partition, Set.of(instance)).rows().values().stream())
                .map(row -> row.state())
                .toList();
        if (!rows.equals(expected.stream().toList())) {
            breaches.add(Breach.ROWS_DIFFER);
        }
    }

    /// Timer that a stream implied for a while.
    ///
    /// @param over event that ended it
    private record Timer(Instant due, RecordedEvent<BulbEvent> since, Optional<RecordedEvent<BulbEvent>> over) {

        String reference() {
            return due.toEpochMilli() + " since " + since.ref();
        }
    }

    private void deadlines(String key) {
        if (!leftOut(Answering.ECHO, key).isEmpty()) {
            return;
        }
        var fired = new HashSet<String>();
        for (var timer : timers(key)) {
            var start = start(Answering.ECHO);
            boolean past = !timer.due().isAfter(start.at()) && timer.since().position() <= start.actsFrom();
            var over = timer.over();
            if (over.isPresent() && Note.of(over.get().event()).kind().equals("ring")) {
                if (over.get().recordedAt().isBefore(timer.due().plus(ProcessSchedule.GRACE))) {
                    breaches.add(Breach.DEADLINE_EARLY);
                }
                if (!fired.add(timer.reference())) {
                    breaches.add(Breach.DEADLINE_TWICE);
                }
                if (past) {
                    breaches.add(Breach.REACTED_TO_THE_PAST);
                }
                continue;
            }
            boolean refused = isRefused(Answering.ECHO, timer.reference(), key, "ring");
            if (over.isPresent()
                    && refused
                    && over.get().recordedAt().isBefore(timer.due().plus(ProcessSchedule.GRACE))) {
                breaches.add(Breach.DEADLINE_ON_OVERTAKEN_STATE);
            }
            if (over.isEmpty()
                    && !refused
                    && !past
                    && timer.due().plusSeconds(1).isBefore(end)) {
                breaches.add(Breach.DEADLINE_LOST);
            }
        }
    }

    private List<Timer> timers(String key) {
        var timers = new ArrayList<Timer>();
        var stream = new StreamId("bulb", key);
        Optional<Timer> running = Optional.empty();
        for (var event : events) {
            if (!event.stream().equals(stream)) {
                continue;
            }
            var note = Note.of(event.event());
            if (!note.sets()) {
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
