package dev.scoresheet.adapters.http.chess.pages;

import dev.scoresheet.adapters.http.kernel.page.PageFolder;
import dev.scoresheet.adapters.http.kernel.page.PageSite;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Pages of chess. Each is one file of HTML with one module of the same name; they load the data from the API.
public final class ChessPages {

    private static final String FILES = "chess/pages";

    /// Files that pages load. The server shows no others.
    private static final List<String> LOADED = List.of(
            "about.css",
            "about.js",
            "api.js",
            "chess.css",
            "dom.js",
            "explorer.css",
            "explorer.js",
            "explorer/board.js",
            "explorer/line.js",
            "explorer/moves.js",
            "game.css",
            "game.js",
            "game/actions-row.js",
            "game/actions.js",
            "game/address.js",
            "game/attacks.js",
            "game/board.js",
            "game/commands.js",
            "game/document.js",
            "game/event-card.js",
            "game/facts.js",
            "game/json.js",
            "game/keyboard.js",
            "game/moments.js",
            "game/moves-card.js",
            "game/pgn-clocks.js",
            "game/position.js",
            "game/promotion.js",
            "game/rematch-row.js",
            "game/rematch.js",
            "game/san.js",
            "game/seats.js",
            "game/server-time.js",
            "game/stream.js",
            "game/svg-styles.js",
            "game/table.js",
            "game/targets.js",
            "game/time-machine.js",
            "game/waiting.js",
            "games.css",
            "games.js",
            "games/filter.js",
            "games/row.js",
            "games/suggestions.js",
            "icon.svg",
            "leaderboard.css",
            "leaderboard.js",
            "leaderboard/own-rating.js",
            "lobby.css",
            "lobby.js",
            "lobby/challenges.js",
            "lobby/live-game.js",
            "lobby/live-games.js",
            "lobby/own-games.js",
            "lobby/play-form.js",
            "lobby/time-choice.js",
            "lobby/waiting.js",
            "markers.svg",
            "me.js",
            "miniboard.js",
            "not-found.js",
            "notice.js",
            "page.js",
            "paging.js",
            "pieces.svg",
            "player.css",
            "player.js",
            "player/area-chart.js",
            "player/challenge-button.js",
            "player/chart.js",
            "player/games.js",
            "player/ratings.js",
            "player/record.js",
            "player/summary.js",
            "poll.js",
            "ratings.js",
            "share-bar.js",
            "vendor/cm-chessboard/src/Chessboard.js",
            "vendor/cm-chessboard/src/extensions/markers/Markers.js",
            "vendor/cm-chessboard/src/lib/Svg.js",
            "vendor/cm-chessboard/src/lib/Utils.js",
            "vendor/cm-chessboard/src/model/ChessboardState.js",
            "vendor/cm-chessboard/src/model/Extension.js",
            "vendor/cm-chessboard/src/model/Position.js",
            "vendor/cm-chessboard/src/view/ChessboardView.js",
            "vendor/cm-chessboard/src/view/PositionAnimationsQueue.js",
            "vendor/cm-chessboard/src/view/VisualMoveInput.js",
            "words.js");

    /// File of the page at each address.
    private static final Map<String, String> ADDRESSES = Map.of(
            "/", "lobby.html",
            "/games", "games.html",
            "/games/{id}", "game.html",
            "/players/{id}", "player.html",
            "/leaderboards/{speed}", "leaderboard.html",
            "/explorer", "explorer.html",
            "/about", "about.html");

    private ChessPages() {}

    public static PageSite site() {
        return PageSite.read(
                PageFolder.read("/pages/chess/", FILES, LOADED),
                ADDRESSES,
                Optional.of("not-found.html"),
                List.of("head", "header", "footer"));
    }
}
