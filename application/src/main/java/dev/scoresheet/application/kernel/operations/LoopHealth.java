package dev.scoresheet.application.kernel.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Health check of a loop by its reported state and the age of its last heartbeat. An idle loop also sends heartbeats,
/// so a missing heartbeat always means trouble.
public final class LoopHealth {

    /// Number of periods without a heartbeat before a loop counts as stuck.
    private static final int PERIODS = 3;

    private LoopHealth() {}

    /// Describes the problem in a sentence; empty for a healthy loop.
    public static Optional<String> trouble(LoopStatus loop, Instant now) {
        return switch (loop.state()) {
            case DEAD, STOPPED, TRYING_AGAIN ->
                Optional.of("%s %s: %s"
                        .formatted(
                                loop.name(), words(loop.state()), loop.detail().orElse("")));
            case WAITING, RUNNING -> silence(loop, now);
        };
    }

    private static Optional<String> silence(LoopStatus loop, Instant now) {
        var silent = Duration.between(loop.lastBeat(), now);
        return silent.compareTo(loop.period().multipliedBy(PERIODS)) > 0
                ? Optional.of("%s is stuck: no heartbeat for %d s, since %s; expected every %d ms"
                        .formatted(
                                loop.name(),
                                silent.toSeconds(),
                                loop.lastBeat(),
                                loop.period().toMillis()))
                : Optional.empty();
    }

    private static String words(LoopStatus.State state) {
        return switch (state) {
            case WAITING -> "waits";
            case RUNNING -> "runs";
            case TRYING_AGAIN -> "fails and retries";
            case STOPPED -> "has stopped";
            case DEAD -> "is dead";
        };
    }
}
