package dev.scoresheet.application.chess.search;

import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.Termination;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.clock.Speed;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/// Filter of games: a game must meet all conditions. [#matches] defines the result that the search of every adapter
/// must give.
///
/// @param eco complete code
/// @param opening prefix of the name, character by character
/// @param ratingMin minimum of both ratings, which must be known
/// @param from first day; a game without a date matches no day
/// @param to last day
public record GameFilter(
        Optional<Player> player,
        Optional<String> eco,
        Optional<String> opening,
        Optional<Result> result,
        Optional<Termination> termination,
        Optional<Speed> speed,
        OptionalInt ratingMin,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        Optional<Status> status) {

    public GameFilter {
        if (ratingMin.orElse(1) < 1) {
            throw new IllegalArgumentException("a rating is at least 1, not " + ratingMin.getAsInt());
        }
    }

    public static final GameFilter ALL = new GameFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /// Player of the game, on a given side and against a given opponent if these are set.
    public record Player(PlayerId id, Optional<Side> side, Optional<PlayerId> opponent) {

        boolean matches(GameRow game) {
            return plays(game, Side.WHITE) || plays(game, Side.BLACK);
        }

        private boolean plays(GameRow game, Side as) {
            return game.players().of(as).equals(id)
                    && side.map(as::equals).orElse(true)
                    && opponent.map(game.players().of(as.opponent())::equals).orElse(true);
        }
    }

    public enum Status {
        STARTED,
        ENDED
    }

    public boolean matches(GameRow game) {
        return player.map(someone -> someone.matches(game)).orElse(true)
                && eco.map(code -> game.opening()
                                .filter(is -> is.eco().equals(code))
                                .isPresent())
                        .orElse(true)
                && opening.map(start -> game.opening()
                                .filter(is -> is.name().startsWith(start))
                                .isPresent())
                        .orElse(true)
                && result.map(game.result()::equals).orElse(true)
                && termination.map(Optional::of).map(game.termination()::equals).orElse(true)
                && speed.map(game.speed()::equals).orElse(true)
                && (ratingMin.isEmpty() || game.lowerRating().orElse(-1) >= ratingMin.getAsInt())
                && from.map(day -> game.date().filter(on -> !on.isBefore(day)).isPresent())
                        .orElse(true)
                && to.map(day -> game.date().filter(on -> !on.isAfter(day)).isPresent())
                        .orElse(true)
                && status.map(which -> game.isEnded() == (which == Status.ENDED))
                        .orElse(true);
    }
}
