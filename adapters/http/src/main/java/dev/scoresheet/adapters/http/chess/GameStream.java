package dev.scoresheet.adapters.http.chess;

import dev.scoresheet.adapters.http.kernel.live.LogTailer;
import dev.scoresheet.adapters.http.kernel.route.LiveSource;
import dev.scoresheet.application.chess.games.GameQueries;
import dev.scoresheet.application.chess.games.HistoryPage;
import dev.scoresheet.application.chess.games.PublicEvent;
import dev.scoresheet.application.chess.streams.GameStreams;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;

/// Stream of the events of one game, in the form of its history. It is complete when the game has ended.
record GameStream(UUID id, GameQueries queries, LogTailer log) implements LiveSource {

    private static final HistoryPage NOTHING = new HistoryPage(List.of(), OptionalLong.empty());

    /// Follows the stream of the game. An imported game has no such stream, but its first page is already complete.
    @Override
    public Registration follow(Runnable wake) {
        return log.follow(GameStreams.stream(id), wake);
    }

    @Override
    public EventPage after(long version, int limit) {
        var page = queries.history(id, version, limit).orElse(NOTHING);
        var events = page.events();
        return new EventPage(
                events.stream().map(GameStream::shown).toList(),
                page.next().isPresent(),
                !events.isEmpty() && isLast(events.getLast().event()));
    }

    private static ServerEvent shown(HistoryPage.Entry entry) {
        return new ServerEvent(entry.version(), entry.event().type(), HistoryDocument.Event.of(entry));
    }

    /// True if no event can follow this one.
    static boolean isLast(PublicEvent event) {
        return event instanceof PublicEvent.Ended || event instanceof PublicEvent.Imported;
    }
}
