package dev.scoresheet.domain.chess.challenge;

import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.board.Position;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.challenge.ChallengeCommand.AcceptChallenge;
import dev.scoresheet.domain.chess.challenge.ChallengeCommand.AskForRematch;
import dev.scoresheet.domain.chess.challenge.ChallengeCommand.CancelChallenge;
import dev.scoresheet.domain.chess.challenge.ChallengeCommand.DeclineChallenge;
import dev.scoresheet.domain.chess.challenge.ChallengeCommand.SendChallenge;
import dev.scoresheet.domain.chess.challenge.ChallengeEvent.ChallengeAccepted;
import dev.scoresheet.domain.chess.challenge.ChallengeEvent.ChallengeSent;
import dev.scoresheet.domain.chess.clock.TimeControl;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/// Challenges, their events and random commands, for tests.
public final class ChallengeSample {

    public static final UUID CHALLENGE = UUID.fromString("01980000-0000-7000-8000-000000000002");
    public static final UUID ENDED_GAME = UUID.fromString("01980000-0000-7000-8000-000000000001");
    public static final PlayerId ANNA = new PlayerId("anna");
    public static final PlayerId BORIS = new PlayerId("boris");
    public static final PlayerId CLARA = new PlayerId("clara");
    public static final Instant SENT_AT = Instant.parse("2026-03-01T11:50:00Z");
    public static final Instant EXPIRES_AT = Instant.parse("2026-03-01T12:00:00Z");
    public static final Instant IN_TIME = EXPIRES_AT.minusMillis(1);
    public static final String USUAL = "rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1";
    public static final TimeControl CLOCK = TimeControl.fischer(300, 3);
    public static final Terms TERMS = new Terms(CLOCK, true, Position.initial());

    private static final List<PlayerId> PLAYERS = List.of(ANNA, BORIS, CLARA);

    private ChallengeSample() {}

    public static SendChallenge send(Addressee to, Instant at) {
        return new SendChallenge(
                CHALLENGE, ANNA, to, new DrawnColour(ColourChoice.RANDOM, Side.BLACK), TERMS, ChallengeLife.USUAL, at);
    }

    /// Returns the wish of a player for a rematch of a game in which boris had white.
    public static AskForRematch rematch(PlayerId by, Instant at) {
        var isWhite = by.equals(BORIS);
        return new AskForRematch(
                CHALLENGE,
                ENDED_GAME,
                by,
                isWhite ? ANNA : BORIS,
                DrawnColour.fixed(isWhite ? Side.BLACK : Side.WHITE),
                TERMS,
                ChallengeLife.USUAL,
                at);
    }

    public static ChallengeSent sent(Addressee to) {
        return new ChallengeSent(
                ANNA, to, CLOCK, ColourChoice.RANDOM, Side.BLACK, true, USUAL, RematchOf.NONE, SENT_AT, EXPIRES_AT);
    }

    public static ChallengeAccepted accepted(PlayerId by, Instant at) {
        return new ChallengeAccepted(by, by, ANNA, CLOCK, true, USUAL, RematchOf.NONE, at);
    }

    /// Returns a command that a client may send to one challenge.
    public static ChallengeCommand random(Random random, Instant now) {
        var by = PLAYERS.get(random.nextInt(PLAYERS.size()));
        return switch (random.nextInt(12)) {
            case 0 -> new AcceptChallenge(CHALLENGE, by, now);
            case 1 -> new DeclineChallenge(CHALLENGE, by, now);
            case 2 -> new CancelChallenge(CHALLENGE, by, now);
            case 3, 4 -> rematch(random.nextBoolean() ? ANNA : BORIS, now);
            case 5, 6 -> send(Addressee.player(BORIS), now);
            default -> send(Addressee.ANYONE, now);
        };
    }
}
