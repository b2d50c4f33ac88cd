package dev.scoresheet.adapters.http.chess;

import dev.scoresheet.application.chess.games.GameView.Source;
import dev.scoresheet.application.chess.search.GameRow;
import dev.scoresheet.application.chess.search.GameSearch.Game;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.Rating;
import dev.scoresheet.domain.chess.Termination;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.opening.Opening;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Page of games on the wire.
record GameListing(List<Item> items, Optional<String> next) {

    record Item(
            UUID id,
            String source,
            String status,
            Seat white,
            Seat black,
            String result,
            Optional<String> termination,
            Optional<String> eco,
            Optional<String> opening,
            String speed,
            boolean rated,
            int plies,
            Optional<String> date,
            long position) {}

    record Seat(String id, Optional<String> name, Optional<Integer> rating) {}

    static Item item(Game game, Map<PlayerId, String> names) {
        var row = game.row();
        return new Item(
                game.id(),
                row.source() == Source.PLAY ? "play" : "import",
                GameDocument.status(row.isEnded()),
                seat(row, Side.WHITE, names),
                seat(row, Side.BLACK, names),
                row.result().text(),
                row.termination().map(Termination::word),
                row.opening().map(Opening::eco),
                row.opening().map(Opening::name),
                row.speed().word(),
                row.rated(),
                row.plies(),
                row.date().map(LocalDate::toString),
                row.position());
    }

    private static Seat seat(GameRow row, Side side, Map<PlayerId, String> names) {
        var player = row.players().of(side);
        return new Seat(
                player.value(),
                Optional.ofNullable(names.get(player)),
                row.ratings().of(side) instanceof Rating.Known(var points) ? Optional.of(points) : Optional.empty());
    }
}
