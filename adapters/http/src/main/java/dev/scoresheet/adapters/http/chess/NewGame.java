package dev.scoresheet.adapters.http.chess;

import dev.scoresheet.adapters.http.kernel.route.Call;
import dev.scoresheet.adapters.http.kernel.route.ProblemException;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.board.Position;
import dev.scoresheet.domain.chess.clock.TimeControl;
import dev.scoresheet.domain.chess.game.GameCommand.StartGame;
import dev.scoresheet.domain.chess.game.GameSource;
import dev.scoresheet.domain.chess.game.Ruleset;
import dev.scoresheet.domain.chess.notation.Fen;
import dev.scoresheet.domain.chess.notation.FenReading.FenProblem;
import dev.scoresheet.domain.chess.notation.FenReading.Read;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// Reader of a request for a new game.
public final class NewGame {

    private NewGame() {}

    static StartGame command(Call call, UUID game, Instant at) {
        var white = call.value("/white", text -> new PlayerId(text.stringValue()));
        var black = call.value("/black", text -> new PlayerId(text.stringValue()));
        var timeControl = timeControl(call);
        var rated = call.body().path("rated").asBoolean(false);
        var start = start(call);
        return call.value(
                "/black",
                asked -> new StartGame(
                        game, white, black, timeControl, rated, start, GameSource.DIRECT, Ruleset.FIDE, at));
    }

    public static TimeControl timeControl(Call call) {
        return call.value("/timeControl", NewGame::timeControl);
    }

    private static TimeControl timeControl(JsonNode request) {
        return request.isObject()
                ? TimeControl.fischer(
                        request.get("initialSeconds").intValue(),
                        request.get("incrementSeconds").intValue())
                : TimeControl.UNTIMED;
    }

    public static Position start(Call call) {
        var fen = call.body().path("start");
        if (!fen.isString()) {
            return Position.initial();
        }
        return switch (Fen.parse(fen.stringValue())) {
            case Read(var position) -> position;
            case FenProblem(var _, var detail) -> throw ProblemException.body("/start", detail);
        };
    }
}
