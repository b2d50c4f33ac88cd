package dev.scoresheet.adapters.http.chess;

import dev.scoresheet.adapters.http.kernel.route.Call;
import dev.scoresheet.adapters.http.kernel.route.ProblemException;
import dev.scoresheet.application.kernel.Product;
import dev.scoresheet.domain.chess.PlayerId;
import java.util.Optional;

/// Reader of the header field that names the acting player.
public final class ActingPlayer {

    public static final String FIELD = Product.TITLE + "-Player";

    private ActingPlayer() {}

    public static PlayerId required(Call call) {
        return of(call).orElseThrow(() -> new ProblemException(GameProblems.PLAYER_REQUIRED
                .of("Name the acting player in the header field " + FIELD + ".")
                .header("WWW-Authenticate", FIELD)));
    }

    static Optional<PlayerId> of(Call call) {
        return call.header(FIELD).map(text -> call.valueOf(FIELD, text, PlayerId::new));
    }
}
