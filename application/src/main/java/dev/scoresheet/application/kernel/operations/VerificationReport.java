package dev.scoresheet.application.kernel.operations;

import dev.scoresheet.application.kernel.log.stored.LogHead;
import java.util.Optional;

/// Result of a verification.
///
/// @param events number of verified events, from position 1 on
/// @param head head of the log when the walk began
/// @param unread verified events of types that this release does not know: no damage, but they were not decoded
/// @param misfits verified events that no command of this release can have written: no damage either
public record VerificationReport(
        long events, LogHead head, Optional<Damage> damage, Optional<Unread> unread, Optional<Misfits> misfits) {

    /// True if the log is unchanged and was read to its end. Misfits do not count: they are unchanged, and a restored
    /// copy of the log would also have them.
    public boolean ok() {
        return damage.isEmpty() && unread.isEmpty();
    }
}
