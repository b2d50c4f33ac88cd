package dev.scoresheet.adapters.http.chess;

import dev.scoresheet.adapters.http.kernel.answer.PageCursor;
import dev.scoresheet.adapters.http.kernel.answer.ReadModelReplies;
import dev.scoresheet.adapters.http.kernel.route.Call;
import dev.scoresheet.adapters.http.kernel.route.Reply;
import dev.scoresheet.adapters.http.kernel.route.Route;
import dev.scoresheet.application.chess.players.PlayerDirectory;
import dev.scoresheet.application.chess.search.GameFilter;
import dev.scoresheet.application.chess.search.GameSearch;
import dev.scoresheet.application.chess.search.GameSearch.Found;
import dev.scoresheet.application.kernel.projection.ViewIdentity;
import dev.scoresheet.domain.chess.PlayerId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Routes that search for games.
public final class GameSearchRoutes {

    private static final int USUAL_PAGE = 25;

    private final ReadModelReplies models;
    private final ViewIdentity view;
    private final GameSearch search;
    private final PlayerDirectory directory;

    /// @param view view that the search reads
    public GameSearchRoutes(ReadModelReplies models, ViewIdentity view, GameSearch search, PlayerDirectory directory) {
        this.models = models;
        this.view = view;
        this.search = search;
        this.directory = directory;
    }

    public List<Route> routes() {
        return List.of(
                new Route("findGames", call -> page("findGames", call, GameFilterReader.of(call))),
                new Route("getPlayerGames", call -> {
                    var player = new PlayerId(call.required("id"));
                    return page("getPlayerGames", call, GameFilterReader.of(call, Optional.of(player)));
                }));
    }

    private Reply page(String operation, Call call, GameFilter filter) {
        var after = PageCursor.read(operation, call).map(GameSearchRoutes::position);
        var place = after.isPresent() ? OptionalLong.of(after.get()) : OptionalLong.empty();
        int limit = (int) call.number("limit").orElse(USUAL_PAGE);
        return models.answer(
                call,
                view,
                () -> search.search(filter, GameFilterReader.order(call), place, limit),
                found -> listing(operation, call, found));
    }

    private GameListing listing(String operation, Call call, Found found) {
        var players = new HashSet<PlayerId>();
        for (var game : found.games()) {
            players.add(game.row().players().white());
            players.add(game.row().players().black());
        }
        var names = directory.names(players);
        return new GameListing(
                found.games().stream()
                        .map(game -> GameListing.item(game, names))
                        .toList(),
                found.more()
                        ? Optional.of(PageCursor.write(
                                operation,
                                call,
                                Long.toString(found.games().getLast().row().position())))
                        : Optional.empty());
    }

    private static long position(String place) {
        try {
            return Long.parseLong(place);
        } catch (NumberFormatException notOurs) {
            throw PageCursor.refused();
        }
    }
}
