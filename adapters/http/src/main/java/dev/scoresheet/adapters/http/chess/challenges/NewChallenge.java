package dev.scoresheet.adapters.http.chess.challenges;

import dev.scoresheet.adapters.http.chess.NewGame;
import dev.scoresheet.adapters.http.kernel.route.Call;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.challenge.Addressee;
import dev.scoresheet.domain.chess.challenge.ChallengeCommand.SendChallenge;
import dev.scoresheet.domain.chess.challenge.ChallengeLife;
import dev.scoresheet.domain.chess.challenge.ColourChoice;
import dev.scoresheet.domain.chess.challenge.DrawnColour;
import dev.scoresheet.domain.chess.challenge.Terms;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// Reader of a request for a new challenge.
final class NewChallenge {

    private NewChallenge() {}

    /// @param coin side that the draw of a random colour gives the challenger
    static SendChallenge command(Call call, UUID challenge, PlayerId from, Side coin, ChallengeLife life, Instant at) {
        var to = call.value("/to", NewChallenge::addressee);
        var colour = DrawnColour.of(
                ColourChoice.of(call.body().path("colour").asString("random")).orElseThrow(), coin);
        var timeControl = NewGame.timeControl(call);
        var start = NewGame.start(call);
        var terms = call.value("/rated", rated -> new Terms(timeControl, rated.asBoolean(false), start));
        return call.value("/to", _ -> new SendChallenge(challenge, from, to, colour, terms, life, at));
    }

    private static Addressee addressee(JsonNode to) {
        return to.isString() ? Addressee.player(new PlayerId(to.stringValue())) : Addressee.ANYONE;
    }
}
