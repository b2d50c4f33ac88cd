package dev.scoresheet.adapters.postgres.chess;

import static dev.scoresheet.adapters.postgres.chess.jooq.Tables.GAMES;

import dev.scoresheet.adapters.postgres.kernel.table.ViewTable;
import dev.scoresheet.application.chess.search.GameRow;
import dev.scoresheet.application.chess.search.KnownLine;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.Rating;
import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.Termination;
import dev.scoresheet.domain.chess.board.BySide;
import dev.scoresheet.domain.chess.clock.Speed;
import dev.scoresheet.domain.chess.opening.Opening;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/// Table of games.
final class GamesTable {

    static final ViewTable<UUID, GameRow> TABLE = ViewTable.<UUID, GameRow>of("games", GAMES)
            .key(GAMES.ID, id -> id)
            .value(GAMES.POSITION, GameRow::position)
            .value(GAMES.SOURCE, game -> ColumnWords.of(game.source()))
            .value(GAMES.WHITE, game -> game.players().white().value())
            .value(GAMES.BLACK, game -> game.players().black().value())
            .value(GAMES.WHITE_RATING, game -> points(game.ratings().white()))
            .value(GAMES.BLACK_RATING, game -> points(game.ratings().black()))
            .value(
                    GAMES.LOWER_RATING,
                    game -> game.lowerRating().isPresent()
                            ? Short.valueOf((short) game.lowerRating().getAsInt())
                            : null)
            .value(GAMES.SPEED, game -> game.speed().word())
            .value(GAMES.RATED, GameRow::rated)
            .value(GAMES.PLAYED_ON, game -> game.date().orElse(null))
            .value(GAMES.PLIES, GameRow::plies)
            .value(
                    GAMES.KNOWN,
                    game -> game.known()
                            .map(line -> String.join(" ", line.moves()))
                            .orElse(null))
            .value(GAMES.ECO, game -> game.opening().map(Opening::eco).orElse(null))
            .value(GAMES.OPENING, game -> game.opening().map(Opening::name).orElse(null))
            .value(GAMES.RESULT, game -> game.result().text())
            .value(
                    GAMES.TERMINATION,
                    game -> game.termination().map(Termination::word).orElse(null))
            .reading(row -> row.get(GAMES.ID), GamesTable::game);

    private GamesTable() {}

    static GameRow game(Record row) {
        return new GameRow(
                row.get(GAMES.POSITION),
                ColumnWords.source(row.get(GAMES.SOURCE)),
                new BySide<>(new PlayerId(row.get(GAMES.WHITE)), new PlayerId(row.get(GAMES.BLACK))),
                new BySide<>(rating(row.get(GAMES.WHITE_RATING)), rating(row.get(GAMES.BLACK_RATING))),
                Speed.of(row.get(GAMES.SPEED)).orElseThrow(),
                row.get(GAMES.RATED),
                Optional.ofNullable(row.get(GAMES.PLAYED_ON)),
                row.get(GAMES.PLIES),
                Optional.ofNullable(row.get(GAMES.KNOWN)).map(GamesTable::line),
                Optional.ofNullable(row.get(GAMES.ECO)).map(eco -> new Opening(eco, row.get(GAMES.OPENING))),
                Result.of(row.get(GAMES.RESULT)).orElseThrow(),
                Optional.ofNullable(row.get(GAMES.TERMINATION)).map(ColumnWords::termination));
    }

    private static KnownLine line(String moves) {
        return new KnownLine(moves.isEmpty() ? List.of() : List.of(moves.split(" ")));
    }

    private static @Nullable Short points(Rating rating) {
        return rating instanceof Rating.Known(var points) ? Short.valueOf((short) points) : null;
    }

    private static Rating rating(@Nullable Short points) {
        return points == null ? Rating.UNKNOWN : Rating.of(points);
    }
}
