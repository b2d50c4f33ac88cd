package dev.scoresheet.adapters.json.chess;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.scoresheet.adapters.json.kernel.SnapshotCodecContract;
import dev.scoresheet.application.kernel.command.SnapshotCodec;
import dev.scoresheet.domain.chess.game.Game;
import dev.scoresheet.domain.chess.game.GameDecider;
import dev.scoresheet.domain.chess.game.GameEvent;
import dev.scoresheet.domain.chess.game.GameScript;
import dev.scoresheet.domain.kernel.Decider;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class GameStateCodecTest extends SnapshotCodecContract<Game, GameEvent> {

    @Override
    protected SnapshotCodec<Game> codec() {
        return GameStateCodec.codec();
    }

    @Override
    protected Decider<?, Game, GameEvent, ?> decider() {
        return new GameDecider();
    }

    /// Histories with each event, castling, a capture en passant, a promotion, and a start of Chess960.
    @Override
    protected List<List<? extends GameEvent>> histories() {
        return List.of(
                GameDecidedEventsTest.timed().events(),
                GameDecidedEventsTest.challenge().events(),
                GameScript.untimed().moves("f3", "e5", "g4", "Qh4#").events(),
                GameScript.timed(60, 1)
                        .moves("e4", "a6", "e5", "d5", "exd6", "Nf6", "Nf3", "g6", "Be2", "Bg7", "O-O", "O-O")
                        .moves("dxc7", "h6", "cxb8=N")
                        .events(),
                GameScript.from("4k3/8/8/8/8/8/8/1R2K1R1 w GB - 0 1")
                        .moves("O-O", "Ke7")
                        .events());
    }

    @Override
    protected Path golden() {
        return Path.of("src/test/resources/chess/states/form-2.jsonl");
    }

    @Test
    void a_text_that_is_no_game_is_refused() {
        var text = codec().encode(decider().initial());
        assertThrows(RuntimeException.class, () -> codec().decode(text.replace("not-", "")));
        assertThrows(RuntimeException.class, () -> codec().decode(text.replace("}", ",\"more\":1}")));
        var started = codec().encode(decider()
                .evolve(decider().initial(), GameScript.untimed().events().getFirst()));
        assertThrows(
                RuntimeException.class, () -> codec().decode(started.replace("\"moves\":\"\"", "\"moves\":\"e5e6 \"")));
    }
}
