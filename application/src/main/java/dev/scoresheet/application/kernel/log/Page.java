package dev.scoresheet.application.kernel.log;

import java.util.List;

/// Entries in order of position.
///
/// @param through the last position that was looked at, wanted or not. This becomes the checkpoint; otherwise a
///     consumer of a rare category would never reach the head.
public record Page<E>(List<Entry<E>> entries, long through) {

    public Page {
        entries = List.copyOf(entries);
    }
}
