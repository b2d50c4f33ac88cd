package dev.scoresheet.application.kernel.operations;

import dev.scoresheet.application.kernel.log.LogHead;
import java.util.Optional;

/// What a verification found.
///
/// @param events found to be right, from position 1 on
/// @param head where the log stood when the walk began
/// @param unread events among them of types that this release does not know: no damage, but they were not read
public record Verified(long events, LogHead head, Optional<Damage> damage, Optional<Unread> unread) {

    public boolean ok() {
        return damage.isEmpty() && unread.isEmpty();
    }
}
