package dev.scoresheet.adapters.json.chess;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scoresheet.application.kernel.process.StateCodec;
import dev.scoresheet.domain.chess.challenge.ExpiringChallenge;
import dev.scoresheet.domain.chess.clock.Speed;
import dev.scoresheet.domain.chess.game.GameClock;
import dev.scoresheet.domain.chess.game.GameEvent.GameStarted;
import dev.scoresheet.domain.chess.game.GameEvent.OfRunningGame;
import dev.scoresheet.domain.chess.pairing.PairedChallenge;
import dev.scoresheet.domain.chess.scoring.ScoredSpeed;
import dev.scoresheet.domain.chess.timekeeping.TimedGame;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChessProcessStateCodecsTest {

    private static final UUID CHALLENGE = new UUID(7, 1);

    @Test
    void each_state_is_decoded_to_itself() {
        var codecs = ChessProcessStateCodecs.all();
        decodedToItself(codecs.expiry(), new ExpiringChallenge.NotOpen(CHALLENGE));
        decodedToItself(
                codecs.expiry(), new ExpiringChallenge.OpenUntil(CHALLENGE, Instant.parse("2026-03-30T09:00:00.001Z")));
        decodedToItself(codecs.pairing(), new PairedChallenge(CHALLENGE));
        decodedToItself(codecs.scoring(), new ScoredSpeed(Speed.ULTRA_BULLET));
        decodedToItself(codecs.clock(), new TimedGame.Untimed(CHALLENGE));
        for (var game : List.of(GameDecidedEventsTest.timed(), GameDecidedEventsTest.challenge())) {
            var clock = GameClock.begin((GameStarted) game.events().getFirst());
            decodedToItself(codecs.clock(), new TimedGame.Ticking(CHALLENGE, clock));
            for (var event : game.events().subList(1, game.events().size() - 1)) {
                clock = clock.evolve((OfRunningGame) event);
                decodedToItself(codecs.clock(), new TimedGame.Ticking(CHALLENGE, clock));
            }
        }
    }

    private static <S> void decodedToItself(StateCodec<S> codec, S state) {
        var text = codec.text(state);
        assertEquals(state, codec.state(text), text);
    }
}
