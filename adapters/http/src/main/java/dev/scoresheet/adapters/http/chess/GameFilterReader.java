package dev.scoresheet.adapters.http.chess;

import dev.scoresheet.adapters.http.kernel.route.Call;
import dev.scoresheet.adapters.http.kernel.route.ProblemException;
import dev.scoresheet.application.chess.search.GameFilter;
import dev.scoresheet.application.chess.search.GameFilter.Status;
import dev.scoresheet.application.chess.search.GameSearch.Order;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.Termination;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.clock.Speed;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/// Reader of the parameters that filter games.
final class GameFilterReader {

    private GameFilterReader() {}

    static GameFilter of(Call call) {
        var player = call.parameter("player").map(PlayerId::new);
        if (player.isEmpty()) {
            needsPlayer(call, "colour");
            needsPlayer(call, "opponent");
        }
        return of(call, player);
    }

    /// @param player player to use instead of the parameter `player`
    static GameFilter of(Call call, Optional<PlayerId> player) {
        return new GameFilter(
                player.map(id -> new GameFilter.Player(
                        id,
                        call.parameter("colour").map(GameFilterReader::side),
                        call.parameter("opponent").map(PlayerId::new))),
                call.parameter("eco"),
                call.parameter("opening"),
                call.parameter("result").flatMap(Result::of),
                call.parameter("termination").flatMap(Termination::of),
                call.parameter("speed").flatMap(Speed::of),
                ratingMin(call),
                day(call, "from"),
                day(call, "to"),
                call.parameter("status").map(word -> word.equals("ended") ? Status.ENDED : Status.STARTED));
    }

    static Order order(Call call) {
        return call.parameter("sort").filter("oldest"::equals).isPresent() ? Order.OLDEST : Order.NEWEST;
    }

    private static Side side(String word) {
        return word.equals("white") ? Side.WHITE : Side.BLACK;
    }

    private static void needsPlayer(Call call, String name) {
        if (call.parameter(name).isPresent()) {
            throw ProblemException.parameter(name, "only together with player");
        }
    }

    private static OptionalInt ratingMin(Call call) {
        var least = call.number("ratingMin");
        return least.isPresent() ? OptionalInt.of((int) least.getAsLong()) : OptionalInt.empty();
    }

    private static Optional<LocalDate> day(Call call, String name) {
        try {
            return call.parameter(name).map(LocalDate::parse);
        } catch (DateTimeException noSuchDay) {
            throw ProblemException.parameter(name, "not a day of the calendar such as 2026-11-21");
        }
    }
}
