package dev.scoresheet.application.kernel.process.store;

import static dev.scoresheet.application.kernel.log.Appends.freshStream;

import dev.scoresheet.application.kernel.log.event.EventRef;
import dev.scoresheet.application.kernel.process.store.InstanceRow.AppliedEvent;
import dev.scoresheet.application.kernel.projection.step.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/// Store of one case, and what the cases of all suites on processes need. Each case has a process that no other case
/// and no earlier run has used.
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class ProcessSuite {

    static final Duration LONG = Duration.ofMinutes(10);
    static final Duration SHORT = Duration.ofMillis(100);
    static final Instant FAR = Instant.parse("2200-01-01T00:00:00Z");
    static final Instant PAST = Instant.parse("2001-02-03T04:05:06.789Z");

    ProcessesUnderTest store;
    ProcessStore processes;
    PartitionLeases leases;
    String process;
    PartitionId partition;

    /// The store of one case; asked once before each.
    protected abstract ProcessesUnderTest store();

    @BeforeEach
    void open() {
        store = store();
        processes = store.processes();
        leases = store.leases();
        process = UUID.randomUUID()
                .toString()
                .replace("-", "")
                .chars()
                .mapToObj(digit -> String.valueOf((char) ('a' + Character.digit(digit, 16))))
                .collect(Collectors.joining());
        partition = new PartitionId(process, 0);
    }

    /// Starts the process with two partitions, and takes the first one.
    PartitionLease owned() {
        processes.start(process, 2);
        return leases.acquire(partition, "here", 1, LONG).orElseThrow();
    }

    Progress progress() {
        return processes.status(partition, Set.of()).progress();
    }

    static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<T>();
            for (var answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    static EventRef someEvent() {
        return new EventRef(freshStream(), 7);
    }

    static InstanceRow row(String instance) {
        return new InstanceRow(
                instance,
                "{\"on\": true}",
                Optional.empty(),
                new AppliedEvent(someEvent(), "correlation", Optional.empty()));
    }

    static InstanceRow row(String instance, Instant deadline) {
        return new InstanceRow(
                instance,
                "{\"on\": true, \"room\": \"Küche\"}",
                Optional.of(new ImpliedDeadline(deadline, someEvent(), 3)),
                new AppliedEvent(someEvent(), "correlation", Optional.of("0af7651916cd43dd8448eb211c80319c")));
    }

    static HeldInstance entry(String instance, HeldInstance.Cause cause) {
        return new HeldInstance(instance, HeldInstance.Kind.WAITING, cause, 9, 4, "no answer", PAST);
    }

    static FiredDeadline fired(InstanceRow row) {
        return row.deadline().orElseThrow().fired();
    }

    /// Step that changes nothing, on the present progress.
    ProcessStep nothing() {
        return nothing(progress(), progress().position() + 1);
    }

    ProcessStep nothing(Progress expected, long through) {
        return new ProcessStep(
                partition,
                expected,
                through,
                new RowsVersion(1, through),
                false,
                List.of(),
                Set.of(),
                List.of(),
                Set.of(),
                Map.of(),
                Set.of(),
                Set.of(),
                Set.of());
    }

    static ProcessStep with(
            ProcessStep step,
            List<InstanceRow> put,
            Set<String> remove,
            List<HeldInstance> enter,
            Set<String> leave,
            Map<String, FiredDeadline> fired) {
        return new ProcessStep(
                step.partition(),
                step.expected(),
                step.through(),
                step.version(),
                step.emptied(),
                put,
                remove,
                enter,
                leave,
                fired,
                step.givenUp(),
                step.leftOut(),
                step.obeyed());
    }

    static ProcessStep putting(ProcessStep step, InstanceRow... rows) {
        return with(step, List.of(rows), Set.of(), List.of(), Set.of(), Map.of());
    }

    static ProcessStep entering(ProcessStep step, HeldInstance... entries) {
        return with(step, List.of(), Set.of(), List.of(entries), Set.of(), Map.of());
    }

    static ProcessStep firing(ProcessStep step, InstanceRow row) {
        return with(step, List.of(), Set.of(), List.of(), Set.of(), Map.of(row.instance(), fired(row)));
    }

    static ProcessStep removing(ProcessStep step, String instance) {
        return with(step, List.of(), Set.of(instance), List.of(), Set.of(), Map.of());
    }

    static ProcessStep leaving(ProcessStep step, String instance) {
        return with(step, List.of(), Set.of(), List.of(), Set.of(instance), Map.of());
    }

    static ProcessStep recording(ProcessStep step, Set<GivenUpEvent> givenUp, Set<Long> leftOut, Set<Long> obeyed) {
        return new ProcessStep(
                step.partition(),
                step.expected(),
                step.through(),
                step.version(),
                step.emptied(),
                step.put(),
                step.remove(),
                step.enter(),
                step.leave(),
                step.fired(),
                givenUp,
                leftOut,
                obeyed);
    }

    static ProcessStep emptying(ProcessStep step) {
        return new ProcessStep(
                step.partition(),
                step.expected(),
                step.through(),
                step.version(),
                true,
                step.put(),
                step.remove(),
                step.enter(),
                step.leave(),
                step.fired(),
                step.givenUp(),
                step.leftOut(),
                step.obeyed());
    }
}
