package dev.scoresheet.application.kernel.log.event;

import java.util.List;

/// Entries in order of position. A page is limited by the positions that its reader requests and by the bytes of its
/// events, which the store configures. It contains at least one event of any size, if there is one.
///
/// @param through last position that was read, wanted or not. It becomes the checkpoint; otherwise a consumer of a
///     rare category would never reach the head
public record Page<E>(List<Entry<E>> entries, long through) {

    /// Maximum bytes of the events of a page, unless the store is configured otherwise.
    public static final int BYTES = 8 << 20;

    public Page {
        entries = List.copyOf(entries);
    }
}
