package dev.scoresheet.adapters.http.chess;

import dev.scoresheet.adapters.http.kernel.answer.PageCursor;
import dev.scoresheet.adapters.http.kernel.route.Call;
import dev.scoresheet.adapters.http.kernel.route.Reply;
import dev.scoresheet.adapters.http.kernel.route.Route;
import dev.scoresheet.application.chess.players.PlayerDirectory;
import java.util.List;
import java.util.Optional;

/// Routes that search the player directory by name.
public final class PlayerRoutes {

    private static final int USUAL_PAGE = 25;
    private static final String FIND = "findPlayers";

    private final PlayerDirectory directory;

    public PlayerRoutes(PlayerDirectory directory) {
        this.directory = directory;
    }

    public List<Route> routes() {
        return List.of(new Route(FIND, this::find));
    }

    private Reply find(Call call) {
        int limit = (int) call.number("limit").orElse(USUAL_PAGE);
        var found = directory.startingWith(
                call.parameter("name").orElse(""), PageCursor.read(FIND, call).orElse(""), limit + 1);
        var page = found.subList(0, Math.min(limit, found.size()));
        return Reply.json(
                        200,
                        new Listing(
                                page.stream()
                                        .map(named -> new Item(named.id().value(), named.name()))
                                        .toList(),
                                found.size() > limit
                                        ? Optional.of(PageCursor.write(
                                                FIND, call, page.getLast().name()))
                                        : Optional.empty()))
                .with("Cache-Control", "no-store");
    }

    record Listing(List<Item> items, Optional<String> next) {}

    record Item(String id, String name) {}
}
