package dev.scoresheet.application.chess;

import dev.scoresheet.application.chess.challenges.ChallengesProjection;
import dev.scoresheet.application.chess.explorer.ExplorerProjection;
import dev.scoresheet.application.chess.ratings.RatingHistoryProjection;
import dev.scoresheet.application.chess.ratings.RatingsProjection;
import dev.scoresheet.application.chess.search.GamesProjection;
import dev.scoresheet.application.chess.statistics.HeadToHeadProjection;
import dev.scoresheet.application.chess.statistics.PlayerStatisticsProjection;
import dev.scoresheet.application.chess.statistics.SiteStatisticsProjection;
import dev.scoresheet.application.kernel.projection.Projection;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.opening.OpeningBook;
import java.util.List;

/// Read models of chess, each with the inputs of its rows besides the log.
public record ChessReadModels(
        GamesProjection games,
        PlayerStatisticsProjection players,
        HeadToHeadProjection headToHead,
        SiteStatisticsProjection site,
        ExplorerProjection explorer,
        ChallengesProjection challenges,
        RatingsProjection ratings,
        RatingHistoryProjection ratingHistory) {

    /// @param book names of the openings; [OpeningBook#NONE] for no names
    public static ChessReadModels with(OpeningBook book) {
        return new ChessReadModels(
                new GamesProjection(book),
                new PlayerStatisticsProjection(book),
                new HeadToHeadProjection(),
                new SiteStatisticsProjection(),
                new ExplorerProjection(),
                new ChallengesProjection(),
                new RatingsProjection(),
                new RatingHistoryProjection());
    }

    public List<Projection<ChessEvent, ?, ?, ?>> all() {
        return List.of(games, players, headToHead, site, explorer, challenges, ratings, ratingHistory);
    }

    /// Returns the read models over all games.
    public List<Projection<ChessEvent, ?, ?, ?>> ofGames() {
        return List.of(games, players, headToHead, site, explorer);
    }

    /// Returns the read models of ratings.
    public List<Projection<ChessEvent, ?, ?, ?>> ofRatings() {
        return List.of(ratings, ratingHistory);
    }
}
