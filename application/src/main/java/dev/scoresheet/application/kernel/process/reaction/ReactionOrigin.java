package dev.scoresheet.application.kernel.process.reaction;

import dev.scoresheet.application.kernel.log.event.EventRef;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.process.store.FiredDeadline;
import dev.scoresheet.application.kernel.process.store.HeldInstance.Cause;
import dev.scoresheet.application.kernel.process.store.InstanceRow.AppliedEvent;
import java.util.Optional;

/// Event or deadline that a reaction follows from.
public sealed interface ReactionOrigin {

    /// Returns the text that identifies the origin in every copy of the log.
    String reference();

    /// Returns the metadata of everything that follows from the origin.
    Metadata metadata();

    /// Returns the cause of an entry of an instance that stops at this origin.
    ///
    /// @param reaction name of the reaction; empty if the reactions could not be asked for
    Cause cause(String reaction);

    record OfEvent(RecordedEvent<?> event) implements ReactionOrigin {

        @Override
        public String reference() {
            return event.ref().toString();
        }

        @Override
        public Metadata metadata() {
            var first = event.metadata();
            return follows(first.correlation(), event.ref(), first.trace());
        }

        @Override
        public Cause cause(String reaction) {
            return new Cause.Reacting(event.ref(), reaction);
        }
    }

    /// @param last last event that was applied to the instance
    record OfDeadline(FiredDeadline deadline, AppliedEvent last) implements ReactionOrigin {

        @Override
        public String reference() {
            return reference(deadline);
        }

        /// Returns the reference of a deadline. It has `since`, because a deadline that returns later is another one.
        public static String reference(FiredDeadline deadline) {
            return deadline.at().toEpochMilli() + " since " + deadline.since();
        }

        @Override
        public Metadata metadata() {
            return follows(last.correlation(), last.reference(), last.trace());
        }

        @Override
        public Cause cause(String reaction) {
            return new Cause.AtDeadline(deadline);
        }
    }

    private static Metadata follows(String correlation, EventRef cause, Optional<String> trace) {
        return new Metadata(correlation, Optional.of(cause), Optional.empty(), trace);
    }
}
