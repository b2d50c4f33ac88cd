package dev.scoresheet.application.kernel.command;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Rule that puts the downtime into the commands of an aggregate that judges time. The handler asks for
/// it once for each decision, because only the state says since when it counts. The decider records it
/// with its events, so that a replay needs no registry.
public interface DowntimeRule<C, S> {

    /// Returns the instant since which the downtime counts; empty if the command does not depend on it.
    Optional<Instant> since(C command, S state);

    /// Returns the command with the downtime.
    C with(C command, Duration downtime);

    /// Returns the rule of an aggregate whose commands do not depend on it.
    static <C, S> DowntimeRule<C, S> none() {
        return new DowntimeRule<>() {
            @Override
            public Optional<Instant> since(C command, S state) {
                return Optional.empty();
            }

            @Override
            public C with(C command, Duration downtime) {
                return command;
            }
        };
    }
}
