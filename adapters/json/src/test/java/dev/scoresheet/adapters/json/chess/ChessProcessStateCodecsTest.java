package dev.scoresheet.adapters.json.chess;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scoresheet.application.kernel.process.StateCodec;
import dev.scoresheet.domain.chess.challenge.ExpiringChallenge;
import dev.scoresheet.domain.chess.clock.Speed;
import dev.scoresheet.domain.chess.pairing.PairedChallenge;
import dev.scoresheet.domain.chess.scoring.ScoredSpeed;
import java.time.Instant;
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
    }

    private static <S> void decodedToItself(StateCodec<S> codec, S state) {
        var text = codec.text(state);
        assertEquals(state, codec.state(text), text);
    }
}
