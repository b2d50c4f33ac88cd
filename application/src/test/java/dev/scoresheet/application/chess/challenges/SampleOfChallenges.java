package dev.scoresheet.application.chess.challenges;

import dev.scoresheet.application.chess.challenges.ChallengeSearch.Listed;
import dev.scoresheet.application.chess.streams.ChallengeStreams;
import dev.scoresheet.application.kernel.command.CommandContext;
import dev.scoresheet.application.kernel.command.DeciderCommandHandler;
import dev.scoresheet.application.kernel.command.StreamState;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.board.Position;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.challenge.Addressee;
import dev.scoresheet.domain.chess.challenge.Challenge;
import dev.scoresheet.domain.chess.challenge.ChallengeCommand;
import dev.scoresheet.domain.chess.challenge.ChallengeCommand.AcceptChallenge;
import dev.scoresheet.domain.chess.challenge.ChallengeCommand.AskForRematch;
import dev.scoresheet.domain.chess.challenge.ChallengeCommand.CancelChallenge;
import dev.scoresheet.domain.chess.challenge.ChallengeCommand.DeclineChallenge;
import dev.scoresheet.domain.chess.challenge.ChallengeCommand.ExpireChallenge;
import dev.scoresheet.domain.chess.challenge.ChallengeCommand.SendChallenge;
import dev.scoresheet.domain.chess.challenge.ChallengeEvent.ChallengeAccepted;
import dev.scoresheet.domain.chess.challenge.ChallengeLife;
import dev.scoresheet.domain.chess.challenge.ChallengeStatus;
import dev.scoresheet.domain.chess.challenge.ColourChoice;
import dev.scoresheet.domain.chess.challenge.DrawnColour;
import dev.scoresheet.domain.chess.challenge.Terms;
import dev.scoresheet.domain.chess.clock.TimeControl;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/// Random commands to many challenges, for tests. Each status has at least one challenge, with any seed.
final class SampleOfChallenges {

    static final List<PlayerId> PLAYERS =
            List.of(new PlayerId("anna"), new PlayerId("boris"), new PlayerId("clara"), new PlayerId("dora"));
    private static final List<ColourChoice> COLOURS = List.of(ColourChoice.values());
    private static final Instant FIRST = Instant.parse("2026-03-01T09:00:00Z");
    private static final Terms UNTIMED = new Terms(TimeControl.UNTIMED, false, Position.initial());
    private static final Terms TIMED = new Terms(TimeControl.fischer(180, 2), true, Position.initial());

    private final EventStore<ChessEvent> store;
    private final Random random;
    private final List<UUID> brought = new ArrayList<>();
    private final List<UUID> challenges = new ArrayList<>();

    private SampleOfChallenges(EventStore<ChessEvent> store, Random random) {
        this.store = store;
        this.random = random;
    }

    /// Sends commands, one every two minutes; challenges refuse some of them. Returns the challenges, the newest
    /// first, by an account of its own.
    static List<Listed> write(EventStore<ChessEvent> store, Random random, int commands) {
        var sample = new SampleOfChallenges(store, random);
        for (var status : ChallengeStatus.values()) {
            sample.bring(status);
        }
        for (int i = 0; i < commands; i++) {
            sample.handle(sample.command(i, FIRST.plus(Duration.ofMinutes(2L * i))));
        }
        return Stream.concat(sample.challenges.reversed().stream(), sample.brought.reversed().stream())
                .flatMap(id -> sample.listed(id).stream())
                .toList();
    }

    /// Brings a challenge of the first player to the second into the status. It stays out of the random commands.
    private void bring(ChallengeStatus status) {
        var id = new UUID(9, brought.size());
        var from = PLAYERS.getFirst();
        var to = PLAYERS.get(1);
        var drawn = DrawnColour.of(ColourChoice.WHITE, Side.WHITE);
        handle(new SendChallenge(id, from, Addressee.player(to), drawn, UNTIMED, ChallengeLife.USUAL, FIRST));
        switch (status) {
            case OPEN -> {}
            case ACCEPTED -> handle(new AcceptChallenge(id, to, FIRST));
            case REFUSED -> handle(new DeclineChallenge(id, to, FIRST));
            case CANCELLED -> handle(new CancelChallenge(id, from, FIRST));
            case EXPIRED -> handle(new ExpireChallenge(id, FIRST.plus(ChallengeLife.USUAL.time())));
        }
        brought.add(id);
    }

    private ChallengeCommand command(int number, Instant at) {
        if (challenges.isEmpty() || random.nextInt(3) == 0) {
            challenges.add(new UUID(7, number));
            return random.nextInt(4) == 0 ? rematch(challenges.getLast(), at) : send(challenges.getLast(), at);
        }
        var challenge = challenges.get(Math.max(0, challenges.size() - 1 - random.nextInt(8)));
        return switch (random.nextInt(8)) {
            case 0 -> new CancelChallenge(challenge, player(), at);
            case 1 -> new DeclineChallenge(challenge, player(), at);
            case 2, 3 -> new ExpireChallenge(challenge, at);
            default -> new AcceptChallenge(challenge, player(), at);
        };
    }

    private SendChallenge send(UUID challenge, Instant at) {
        var from = player();
        var to = player();
        var colour = COLOURS.get(random.nextInt(COLOURS.size()));
        return new SendChallenge(
                challenge,
                from,
                to.equals(from) ? Addressee.ANYONE : Addressee.player(to),
                DrawnColour.of(colour, random.nextBoolean() ? Side.WHITE : Side.BLACK),
                random.nextBoolean() ? TIMED : UNTIMED,
                ChallengeLife.USUAL,
                at);
    }

    private AskForRematch rematch(UUID challenge, Instant at) {
        return new AskForRematch(
                challenge,
                new UUID(8, random.nextInt()),
                PLAYERS.getFirst(),
                PLAYERS.getLast(),
                DrawnColour.fixed(Side.BLACK),
                TIMED,
                ChallengeLife.USUAL,
                at);
    }

    private PlayerId player() {
        return PLAYERS.get(random.nextInt(PLAYERS.size()));
    }

    private void handle(ChallengeCommand command) {
        new DeciderCommandHandler<>(ChallengeStreams.aggregate(), store)
                .handle(
                        command,
                        CommandContext.fresh(Metadata.of(UUID.randomUUID().toString())));
    }

    private Optional<Listed> listed(UUID id) {
        var stream = store.read(ChallengeStreams.stream(id));
        var state = StreamState.of(ChallengeStreams.aggregate(), stream);
        if (!(state.state() instanceof Challenge.Sent(var sent, var status))) {
            return Optional.empty();
        }
        var opponent = stream.events().stream()
                .map(recorded -> recorded.event())
                .filter(ChallengeAccepted.class::isInstance)
                .map(accepted -> ((ChallengeAccepted) accepted).by())
                .findFirst()
                .or(() ->
                        sent.to() instanceof Addressee.OnePlayer(var player) ? Optional.of(player) : Optional.empty());
        return Optional.of(new Listed(
                id,
                new ChallengeRow(
                        ChallengeView.of(sent, status),
                        opponent,
                        stream.events().getFirst().position(),
                        state.version(),
                        state.position())));
    }
}
