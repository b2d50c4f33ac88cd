package dev.scoresheet.application.kernel.projection.subscription;

import dev.scoresheet.application.kernel.time.Deadline;
import java.util.function.BooleanSupplier;

/// Checkpoint that a consumer holds back: the rows are complete through it, and the store has an earlier one.
///
/// @param until end of the time for which it may be held back
/// @param awaited true if a reader waits for it
public record HeldCheckpoint(Deadline until, BooleanSupplier awaited) {

    /// True if the next step must commit it.
    public boolean isDue() {
        return until.isOver() || awaited.getAsBoolean();
    }
}
