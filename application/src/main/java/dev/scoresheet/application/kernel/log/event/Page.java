package dev.scoresheet.application.kernel.log.event;

import java.util.List;

/// Entries in order of position. A page is bounded by positions, as its reader asks, and by the bytes of
/// its events, as its store is configured; one event always comes, however large.
///
/// @param through the last position that was looked at, wanted or not. This becomes the checkpoint; otherwise a
///     consumer of a rare category would never reach the head.
public record Page<E>(List<Entry<E>> entries, long through) {

    /// Of the events of a page, unless the store is configured otherwise.
    public static final int BYTES = 8 << 20;

    public Page {
        entries = List.copyOf(entries);
    }
}
