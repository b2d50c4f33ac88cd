package dev.scoresheet.application.chess.search;

import dev.scoresheet.application.kernel.projection.ViewAnswer;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;

/// Search in the view of [GamesProjection]. Thread-safe; calls block.
public interface GameSearch {

    int MOST = 100;

    /// @param after position of the last game of the previous page; the order decides on which side of it the page
    ///     begins. A page does not shift when games are added
    /// @param limit 1 to [#MOST]
    /// @throws dev.scoresheet.application.kernel.projection.ViewNotReady when no generation serves
    ViewAnswer<Found> search(GameFilter filter, Order order, OptionalLong after, int limit);

    /// Order by the position of a game's first event, which is unique to the game.
    enum Order {
        NEWEST,
        OLDEST
    }

    record Game(UUID id, GameRow row) {}

    /// @param more true if more games follow
    record Found(List<Game> games, boolean more) {

        public Found {
            games = List.copyOf(games);
        }

        /// Returns a page from a list that has at most one game more than `limit`.
        public static Found page(List<Game> games, int limit) {
            return new Found(games.subList(0, Math.min(limit, games.size())), games.size() > limit);
        }
    }
}
