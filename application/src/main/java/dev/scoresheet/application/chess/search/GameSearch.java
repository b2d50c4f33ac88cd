package dev.scoresheet.application.chess.search;

import dev.scoresheet.application.kernel.projection.ViewAnswer;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;

/// Looks games up in the view of [GamesProjection]. Thread-safe; calls block.
public interface GameSearch {

    int MOST = 100;

    /// @param after the position of the last game of the page before; the order decides on which side
    ///     of it the page begins. A page does not shift when games come in meanwhile
    /// @param limit 1 to [#MOST]
    /// @throws dev.scoresheet.application.kernel.projection.ViewNotReady when no generation serves
    ViewAnswer<Found> search(GameFilter filter, Order order, OptionalLong after, int limit);

    /// By the position of a game's first event, which no two games share.
    enum Order {
        NEWEST,
        OLDEST
    }

    record Game(UUID id, GameRow row) {}

    /// @param more whether games come after these
    record Found(List<Game> games, boolean more) {

        public Found {
            games = List.copyOf(games);
        }

        /// Of one game more than wanted at most, the page.
        public static Found page(List<Game> games, int limit) {
            return new Found(games.subList(0, Math.min(limit, games.size())), games.size() > limit);
        }
    }
}
