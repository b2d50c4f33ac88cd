package dev.scoresheet.bootstrap.chess;

import dev.scoresheet.application.chess.search.GameFilter;
import dev.scoresheet.application.chess.search.GameFilter.Player;
import dev.scoresheet.application.chess.search.GameFilter.Status;
import dev.scoresheet.application.chess.search.GameSearch.Game;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.opening.Opening;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Supplier;

/// Filters that a client may send: most of the values that they name are found in some game, together or not.
final class AnyFilter {

    private final Random random;
    private final List<Game> games;

    AnyFilter(Random random, List<Game> games) {
        this.random = random;
        this.games = games;
    }

    GameFilter next() {
        var game = game();
        return new GameFilter(
                Optional.of(player(game)).filter(_ -> random.nextInt(2) == 0),
                game.row().opening().map(Opening::eco).filter(_ -> random.nextInt(8) == 0),
                game.row().opening().map(this::prefix).filter(_ -> random.nextInt(6) == 0),
                sometimes(() -> game().row().result()),
                sometimes(() -> game().row().termination()).flatMap(ending -> ending),
                sometimes(() -> game().row().speed()),
                random.nextInt(8) == 0 ? OptionalInt.of(1 + random.nextInt(2_900)) : OptionalInt.empty(),
                sometimes(() -> game().row().date()).flatMap(day -> day),
                sometimes(() -> game().row().date()).flatMap(day -> day),
                sometimes(() -> random.nextBoolean() ? Status.ENDED : Status.STARTED));
    }

    private Game game() {
        return games.get(random.nextInt(games.size()));
    }

    private <T> Optional<T> sometimes(Supplier<T> value) {
        return random.nextInt(8) == 0 ? Optional.of(value.get()) : Optional.empty();
    }

    private Player player(Game game) {
        var side = random.nextBoolean() ? Side.WHITE : Side.BLACK;
        var players = game.row().players();
        return new Player(
                players.of(side),
                random.nextInt(3) == 0
                        ? Optional.of(random.nextInt(5) == 0 ? side.opponent() : side)
                        : Optional.empty(),
                random.nextInt(3) == 0 ? Optional.of(players.of(side.opponent())) : Optional.empty());
    }

    private String prefix(Opening opening) {
        return opening.name().substring(0, 1 + random.nextInt(opening.name().length()));
    }
}
