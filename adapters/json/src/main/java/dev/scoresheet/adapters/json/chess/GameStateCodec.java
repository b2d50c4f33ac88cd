package dev.scoresheet.adapters.json.chess;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.scoresheet.adapters.json.kernel.JsonSnapshotCodec;
import dev.scoresheet.application.kernel.command.SnapshotCodec;
import dev.scoresheet.domain.chess.clock.ChessClock;
import dev.scoresheet.domain.chess.clock.FischerClock;
import dev.scoresheet.domain.chess.clock.NoClock;
import dev.scoresheet.domain.chess.clock.RunningClock;
import dev.scoresheet.domain.chess.game.Game;
import dev.scoresheet.domain.chess.game.Proposal;
import java.util.HashMap;
import java.util.Map;

/// Codec of the states of games, for snapshots.
public final class GameStateCodec {

    /// Rises with each change of a state's text, and of the state that a stored game folds to.
    private static final int FORM = 2;

    private GameStateCodec() {}

    public static SnapshotCodec<Game> codec() {
        return new JsonSnapshotCodec<>(FORM, StoredGame.class, mixins(), StoredGame::of, StoredGame::game);
    }

    static Map<Class<?>, Class<?>> mixins() {
        var mixins = new HashMap<>(StoredValues.MIXINS);
        mixins.put(ChessClock.class, ChessClocks.class);
        mixins.put(RunningClock.class, RunningClocks.class);
        mixins.put(Proposal.class, Proposals.class);
        return mixins;
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = FischerClock.class, name = "fischer"),
        @JsonSubTypes.Type(value = NoClock.class, name = "none")
    })
    private interface ChessClocks {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = RunningClock.Running.class, name = "running"),
        @JsonSubTypes.Type(value = RunningClock.Awaiting.class, name = "awaiting"),
        @JsonSubTypes.Type(value = RunningClock.Stopped.class, name = "stopped")
    })
    private interface RunningClocks {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Proposal.Open.class, name = "open"),
        @JsonSubTypes.Type(value = Proposal.None.class, name = "none")
    })
    private interface Proposals {}
}
