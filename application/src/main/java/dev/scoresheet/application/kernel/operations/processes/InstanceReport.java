package dev.scoresheet.application.kernel.operations.processes;

import dev.scoresheet.application.kernel.process.store.HeldInstance;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Report of one instance, as `process show` prints it.
///
/// @param state text of the state, JSON
/// @param deadline deadline that the state implies and that did not fire
/// @param status `running`, `waiting`, `parked` or `finished`
/// @param made last events that made the state, as references
/// @param sent last reactions with their outcomes, in the order of the log
public record InstanceReport(
        String name,
        String instance,
        String state,
        Optional<Instant> deadline,
        String status,
        Optional<Entry> entry,
        List<String> made,
        List<Sent> sent) {

    public record Entry(String cause, long heldFrom, String reason, Instant since) {

        static Entry of(HeldInstance held) {
            return new Entry(CauseText.of(held.cause()), held.heldFrom(), held.reason(), held.since());
        }
    }

    /// Reaction that has a receipt, or that holds the instance.
    ///
    /// @param reference reference of its event or deadline
    /// @param outcome `done`, `refused`, `waiting` or `parked`
    public record Sent(String reference, String reaction, String outcome, Instant at) {}
}
