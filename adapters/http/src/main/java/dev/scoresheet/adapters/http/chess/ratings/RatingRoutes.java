package dev.scoresheet.adapters.http.chess.ratings;

import dev.scoresheet.adapters.http.kernel.answer.PageCursor;
import dev.scoresheet.adapters.http.kernel.answer.ReadModelReplies;
import dev.scoresheet.adapters.http.kernel.route.Call;
import dev.scoresheet.adapters.http.kernel.route.Reply;
import dev.scoresheet.adapters.http.kernel.route.Route;
import dev.scoresheet.application.chess.ChessReadModels;
import dev.scoresheet.application.chess.players.PlayerDirectory;
import dev.scoresheet.application.chess.ratings.Points;
import dev.scoresheet.application.chess.ratings.RatingQueries;
import dev.scoresheet.application.chess.ratings.RatingQueries.History;
import dev.scoresheet.application.chess.ratings.RatingQueries.Leaders;
import dev.scoresheet.application.chess.ratings.RatingQueries.Place;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.clock.Speed;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Routes of ratings: those of a player, the history of one, and leaderboards.
public final class RatingRoutes {

    private static final int USUAL_PAGE = 25;
    private static final String RATINGS = "getPlayerRatings";
    private static final String HISTORY = "getRatingHistory";
    private static final String LEADERS = "getLeaderboard";

    private final ReadModelReplies models;
    private final ChessReadModels views;
    private final RatingQueries queries;
    private final RatingDocuments documents;

    /// @param views views that the queries read
    public RatingRoutes(
            ReadModelReplies models, ChessReadModels views, RatingQueries queries, PlayerDirectory directory) {
        this.models = models;
        this.views = views;
        this.queries = queries;
        this.documents = new RatingDocuments(directory);
    }

    public List<Route> routes() {
        return List.of(
                new Route(RATINGS, this::ratings),
                new Route(HISTORY, this::history),
                new Route(LEADERS, this::leaders));
    }

    private Reply ratings(Call call) {
        var player = new PlayerId(call.required("id"));
        return models.answer(
                call,
                views.ratings().identity(),
                () -> queries.ratings(player),
                ratings -> documents.ofPlayer(player, ratings));
    }

    private Reply history(Call call) {
        var player = new PlayerId(call.required("id"));
        var before = PageCursor.read(HISTORY, call).map(RatingRoutes::number);
        int limit = limit(call);
        return models.answer(
                call,
                views.ratingHistory().identity(),
                () -> queries.history(
                        player, speed(call), before.map(OptionalInt::of).orElseGet(OptionalInt::empty), limit),
                history -> documents.history(history, next(call, history)));
    }

    private static Optional<String> next(Call call, History page) {
        return page.more()
                ? Optional.of(PageCursor.write(
                        HISTORY, call, Integer.toString(page.results().getLast().number())))
                : Optional.empty();
    }

    private Reply leaders(Call call) {
        var after = PageCursor.read(LEADERS, call).map(RatingRoutes::place);
        int limit = limit(call);
        return models.answer(
                call,
                views.ratings().identity(),
                () -> queries.leaders(speed(call), after, limit),
                leaders -> documents.leaders(leaders, next(call, leaders)));
    }

    private static Optional<String> next(Call call, Leaders page) {
        if (!page.more()) {
            return Optional.empty();
        }
        var last = page.leaders().getLast();
        return Optional.of(
                PageCursor.write(LEADERS, call, last.rating().rating().tenths() + " " + last.player()));
    }

    private static int limit(Call call) {
        return (int) call.number("limit").orElse(USUAL_PAGE);
    }

    /// The contract lists the speeds, so another word does not arrive here.
    private static Speed speed(Call call) {
        return Speed.of(call.required("speed")).orElseThrow();
    }

    private static int number(String place) {
        try {
            return Integer.parseInt(place);
        } catch (NumberFormatException notOurs) {
            throw PageCursor.refused();
        }
    }

    private static Place place(String written) {
        int space = written.indexOf(' ');
        if (space < 0) {
            throw PageCursor.refused();
        }
        try {
            return new Place(
                    new Points(Integer.parseInt(written.substring(0, space))),
                    new PlayerId(written.substring(space + 1)));
        } catch (IllegalArgumentException notOurs) {
            throw PageCursor.refused();
        }
    }
}
