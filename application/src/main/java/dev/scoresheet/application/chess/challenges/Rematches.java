package dev.scoresheet.application.chess.challenges;

import dev.scoresheet.application.chess.challenges.RematchRequest.GameImported;
import dev.scoresheet.application.chess.challenges.RematchRequest.GameNotOver;
import dev.scoresheet.application.chess.challenges.RematchRequest.NoGame;
import dev.scoresheet.application.chess.challenges.RematchRequest.NotAPlayerOfGame;
import dev.scoresheet.application.chess.challenges.RematchRequest.Possible;
import dev.scoresheet.application.chess.streams.ArchiveStreams;
import dev.scoresheet.application.chess.streams.GameStreams;
import dev.scoresheet.application.chess.streams.HashedId;
import dev.scoresheet.application.kernel.command.StreamState;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.event.TextHash;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.archive.ArchivedGame;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.challenge.ChallengeCommand.AskForRematch;
import dev.scoresheet.domain.chess.challenge.ChallengeLife;
import dev.scoresheet.domain.chess.challenge.DrawnColour;
import dev.scoresheet.domain.chess.challenge.Terms;
import dev.scoresheet.domain.chess.game.Game;
import java.time.Instant;
import java.util.UUID;

/// Requests for rematches. The id of the challenge is made from the id of the game, so both players and all nodes
/// mean the same challenge. An ended game never changes, so the request needs no second look.
///
/// @param life time for which the challenge stays open
public record Rematches(EventStore<ChessEvent> store, TextHash hash, ChallengeLife life) {

    public RematchRequest request(UUID game, PlayerId by, Instant at) {
        var read = StreamState.of(GameStreams.aggregate(), store.read(GameStreams.stream(game)));
        return switch (read.state()) {
            case Game.NotStarted() -> notPlayedHere(game);
            case Game.InProgress running ->
                running.sideOf(by).isEmpty()
                        ? new NotAPlayerOfGame()
                        : new GameNotOver(read.version(), running.line().ply());
            case Game.Ended ended ->
                ended.sideOf(by)
                        .<RematchRequest>map(side -> new Possible(ask(game, ended, side, at)))
                        .orElseGet(NotAPlayerOfGame::new);
        };
    }

    private RematchRequest notPlayedHere(UUID game) {
        var archived = StreamState.of(ArchiveStreams.aggregate(), store.read(ArchiveStreams.stream(game)));
        return switch (archived.state()) {
            case ArchivedGame.NotArchived() -> new NoGame();
            case ArchivedGame.Archived(var imported) -> new GameImported(archived.version(), imported.plies());
        };
    }

    private AskForRematch ask(UUID game, Game.Ended ended, Side side, Instant at) {
        var started = ended.started();
        return new AskForRematch(
                challengeAfter(game),
                game,
                started.player(side),
                started.player(side.opponent()),
                DrawnColour.fixed(side.opponent()),
                Terms.again(started.timeControl(), started.rated(), ended.line().start()),
                life,
                at);
    }

    /// Returns the id of the challenge for the rematch of a game. It never changes.
    UUID challengeAfter(UUID game) {
        return HashedId.of(hash.of("rematch of " + game));
    }
}
