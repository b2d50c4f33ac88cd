package dev.scoresheet.application.kernel.process.step;

import dev.scoresheet.application.kernel.process.store.HeldInstance.Cause;
import dev.scoresheet.application.kernel.process.store.HeldInstance.Kind;
import java.util.List;
import java.util.Optional;

/// Result of the events of one instance.
///
/// @param state state after the last event that was applied with all its reactions
/// @param held stop at the next event; empty if all were applied
record Applied<S>(InstanceState<S> state, Optional<Held> held) {

    /// Returns the entry that the instance gets.
    Optional<Hold.Entered> entered() {
        return held.map(Held::hold).filter(Hold.Entered.class::isInstance).map(Hold.Entered.class::cast);
    }

    /// Returns the reason why this release cannot go on, if one of the results has one.
    static <S> Optional<String> stop(List<Applied<S>> results) {
        return results.stream()
                .flatMap(result -> result.entered().stream())
                .filter(Hold.Entered::nodeStops)
                .map(Hold.Entered::reason)
                .reduce((_, last) -> last);
    }

    /// Stop of an instance.
    ///
    /// @param from position of the event that was not applied
    record Held(Hold hold, long from) {}

    /// Reason why an instance cannot go on.
    sealed interface Hold {

        /// @param nodeStops true if this release cannot read the target, so that the node stops as well
        record Entered(Kind kind, Cause cause, String reason, boolean nodeStops) implements Hold {}

        /// Another node owns the partition; nothing is committed.
        record Fenced() implements Hold {}
    }
}
