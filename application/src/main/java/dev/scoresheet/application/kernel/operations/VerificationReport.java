package dev.scoresheet.application.kernel.operations;

import dev.scoresheet.application.kernel.log.stored.LogHead;
import java.util.Optional;

/// What a verification found.
///
/// @param events found to be right, from position 1 on
/// @param head where the log stood when the walk began
/// @param unread events among them of types that this release does not know: no damage, but they were not read
/// @param misfits events among them that no command of this release can have written: no damage either
public record VerificationReport(
        long events, LogHead head, Optional<Damage> damage, Optional<Unread> unread, Optional<Misfits> misfits) {

    /// True if the log is as it was written and was read to its end. Misfits are as they were written, and no
    /// restored copy of the log would lack them.
    public boolean ok() {
        return damage.isEmpty() && unread.isEmpty();
    }
}
