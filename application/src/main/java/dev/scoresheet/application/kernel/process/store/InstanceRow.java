package dev.scoresheet.application.kernel.process.store;

import dev.scoresheet.application.kernel.log.event.EventRef;
import java.util.Optional;

/// State of an instance after its events. The row of an instance with an entry stands before the entry's
/// `heldFrom`.
///
/// @param state text of the state, JSON
/// @param last last event that was applied. A reaction to the deadline gets its correlation and trace
public record InstanceRow(String instance, String state, Optional<ImpliedDeadline> deadline, AppliedEvent last) {

    /// Event that was applied to an instance.
    public record AppliedEvent(EventRef reference, String correlation, Optional<String> trace) {}
}
