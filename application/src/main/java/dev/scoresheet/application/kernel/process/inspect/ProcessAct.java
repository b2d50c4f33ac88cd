package dev.scoresheet.application.kernel.process.inspect;

import dev.scoresheet.application.kernel.process.store.Wish;
import java.time.Instant;

/// Act of an operator on a process, or of a node that asked for a hand-over.
///
/// @param settled false while the owner has not obeyed
public record ProcessAct(Instant at, String by, int partition, Decision decision, boolean settled) {

    /// Decision of an operator.
    public sealed interface Decision {

        record Wished(Wish.Request request) implements Decision {}

        record Paused(boolean paused) implements Decision {}

        /// @param version version that acts from then on
        record RolledBack(int version) implements Decision {}

        record RolledForward() implements Decision {}
    }
}
