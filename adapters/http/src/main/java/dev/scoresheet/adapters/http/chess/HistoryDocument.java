package dev.scoresheet.adapters.http.chess;

import dev.scoresheet.application.chess.games.HistoryPage;
import dev.scoresheet.application.chess.games.PublicEvent;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/// Page of a game's history on the wire.
record HistoryDocument(List<Event> events, OptionalLong next) {

    record Event(long version, long position, String type, Instant at, PublicEvent data) {

        static Event of(HistoryPage.Entry entry) {
            return new Event(entry.version(), entry.position(), entry.event().type(), entry.at(), entry.event());
        }
    }

    static HistoryDocument of(HistoryPage page) {
        return new HistoryDocument(page.events().stream().map(Event::of).toList(), page.next());
    }
}
