package dev.scoresheet.application.chess.games;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/// Page of a game's history in its public form.
///
/// @param next version after which the next page starts; empty at the end
public record HistoryPage(List<Entry> events, OptionalLong next) {

    /// @param at time of the recording
    public record Entry(long version, long position, Instant at, PublicEvent event) {}

    public HistoryPage {
        events = List.copyOf(events);
    }
}
