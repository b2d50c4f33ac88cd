package dev.scoresheet.adapters.json.chess;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.scoresheet.adapters.json.kernel.JsonStateCodec;
import dev.scoresheet.application.chess.ChessProcessStates;
import dev.scoresheet.domain.chess.challenge.ExpiringChallenge;
import dev.scoresheet.domain.chess.pairing.PairedChallenge;
import dev.scoresheet.domain.chess.scoring.ScoredSpeed;
import dev.scoresheet.domain.chess.timekeeping.TimedGame;
import java.util.HashMap;
import java.util.Map;

/// Codecs of the states of the processes of chess.
public final class ChessProcessStateCodecs {

    private ChessProcessStateCodecs() {}

    public static ChessProcessStates all() {
        return new ChessProcessStates(
                JsonStateCodec.of(ExpiringChallenge.class, Map.of(ExpiringChallenge.class, ExpiringChallenges.class)),
                JsonStateCodec.of(PairedChallenge.class, Map.of()),
                JsonStateCodec.of(ScoredSpeed.class, StoredValues.MIXINS),
                JsonStateCodec.of(TimedGame.class, mixins()));
    }

    private static Map<Class<?>, Class<?>> mixins() {
        var mixins = new HashMap<>(GameStateCodec.mixins());
        mixins.put(TimedGame.class, TimedGames.class);
        return mixins;
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = ExpiringChallenge.NotOpen.class, name = "not-open"),
        @JsonSubTypes.Type(value = ExpiringChallenge.OpenUntil.class, name = "open-until")
    })
    private interface ExpiringChallenges {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = TimedGame.Untimed.class, name = "untimed"),
        @JsonSubTypes.Type(value = TimedGame.Ticking.class, name = "ticking")
    })
    private interface TimedGames {}
}
