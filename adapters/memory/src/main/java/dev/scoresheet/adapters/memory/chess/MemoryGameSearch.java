package dev.scoresheet.adapters.memory.chess;

import dev.scoresheet.adapters.memory.kernel.MemoryViews;
import dev.scoresheet.application.chess.search.GameFilter;
import dev.scoresheet.application.chess.search.GameRow;
import dev.scoresheet.application.chess.search.GameSearch;
import dev.scoresheet.application.chess.search.GamesProjection;
import dev.scoresheet.application.kernel.projection.ViewAnswer;
import java.util.Comparator;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;

/// Game search in memory. Each search reads every game.
public final class MemoryGameSearch implements GameSearch {

    private final MemoryViews views;
    private final GamesProjection games;

    public MemoryGameSearch(MemoryViews views, GamesProjection games) {
        this.views = views;
        this.games = games;
    }

    @Override
    public ViewAnswer<Found> search(GameFilter filter, Order order, OptionalLong after, int limit) {
        return views.read(games, rows -> found(rows, filter, order, after, limit));
    }

    private static Found found(Map<UUID, GameRow> rows, GameFilter filter, Order order, OptionalLong after, int limit) {
        var oldestFirst = Comparator.<Game>comparingLong(game -> game.row().position());
        return Found.page(
                rows.entrySet().stream()
                        .map(entry -> new Game(entry.getKey(), entry.getValue()))
                        .filter(game -> isAfter(after, order, game.row().position()))
                        .filter(game -> filter.matches(game.row()))
                        .sorted(order == Order.OLDEST ? oldestFirst : oldestFirst.reversed())
                        .limit(limit + 1L)
                        .toList(),
                limit);
    }

    private static boolean isAfter(OptionalLong after, Order order, long position) {
        return after.isEmpty()
                || switch (order) {
                    case NEWEST -> position < after.getAsLong();
                    case OLDEST -> position > after.getAsLong();
                };
    }
}
