package dev.scoresheet.domain.chess.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.clock.Speed;
import dev.scoresheet.domain.chess.rating.RatingEvent.ResultRated;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UpsetTest {

    private static final UUID GAME = new UUID(7, 1);
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    @Test
    void a_win_of_the_player_with_the_lower_rating_is_an_upset() {
        assertEquals(
                new Upset(GAME, new PlayerId("boris"), new PlayerId("anna"), Speed.BLITZ, 212, NOON),
                Upsets.upset(GAME, 212, NOON));
    }

    @Test
    void another_result_is_none() {
        assertEquals(Optional.empty(), upset(Upsets.result(GAME, 0, NOON)));
        assertEquals(Optional.empty(), upset(Upsets.result(GAME, -212, NOON)));
        var won = Upsets.result(GAME, 212, NOON);
        assertEquals(Optional.empty(), upset(with(won, Side.BLACK, Result.DRAW)));
        assertEquals(Optional.empty(), upset(with(won, Side.WHITE, Result.BLACK_WINS)));
        assertEquals(Optional.empty(), upset(with(won, Side.BLACK, Result.WHITE_WINS)));
    }

    private static Optional<Upset> upset(ResultRated result) {
        return Upset.of(Upsets.book("boris"), result);
    }

    private static ResultRated with(ResultRated won, Side colour, Result result) {
        return new ResultRated(
                won.game(),
                won.opponent(),
                colour,
                result,
                won.number(),
                won.opponentBefore(),
                won.before(),
                won.after(),
                won.at());
    }
}
