package dev.scoresheet.adapters.json.chess;

import dev.scoresheet.adapters.json.kernel.WrittenText;
import dev.scoresheet.domain.chess.clock.MoveTime;
import dev.scoresheet.domain.chess.game.GameEvent.MovePlayed;
import java.time.Duration;
import java.util.Optional;

/// Reader of moves without the parser, if the text has exactly the form that this codec writes. Moves are nineteen of
/// twenty events of a game.
final class MovePlayedFastReader {

    private MovePlayedFastReader() {}

    static Optional<MovePlayed> read(String data) {
        var text = new WrittenText(data);
        var ply = text.then("{\"ply\":").number();
        var uci = text.then(",\"uci\":").word();
        var time = time(text.then(",\"time\":"));
        var at = text.then(",\"at\":").instant();
        return text.then("}").isWhole() && ply <= Integer.MAX_VALUE
                ? Optional.of(new MovePlayed((int) ply, uci, time, at))
                : Optional.empty();
    }

    private static MoveTime time(WrittenText text) {
        if (text.goesOnWith("{\"kind\":\"untimed\"}")) {
            return MoveTime.UNTIMED;
        }
        var used = text.then("{\"kind\":\"measured\",\"usedMillis\":").number();
        var remaining = text.then(",\"clockMillis\":").number();
        text.then("}");
        return new MoveTime.Measured(Duration.ofMillis(used), Duration.ofMillis(remaining));
    }
}
