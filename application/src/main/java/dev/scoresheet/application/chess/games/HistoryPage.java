package dev.scoresheet.application.chess.games;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/// A part of a game's history in its public form.
///
/// @param next the version to go on after; empty at the end
public record HistoryPage(List<Entry> events, OptionalLong next) {

    /// @param at when it was recorded
    public record Entry(long version, long position, Instant at, PublicEvent event) {}

    public HistoryPage {
        events = List.copyOf(events);
    }
}
