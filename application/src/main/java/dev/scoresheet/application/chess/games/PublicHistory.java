package dev.scoresheet.application.chess.games;

import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.archive.ArchiveEvent.GameImported;
import dev.scoresheet.domain.chess.archive.StatedTimeControl;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.challenge.ChallengeEvent;
import dev.scoresheet.domain.chess.clock.ClockTimes;
import dev.scoresheet.domain.chess.clock.MoveTime;
import dev.scoresheet.domain.chess.clock.TimeControl;
import dev.scoresheet.domain.chess.game.EndedBy;
import dev.scoresheet.domain.chess.game.GameEvent.DrawDeclined;
import dev.scoresheet.domain.chess.game.GameEvent.DrawOfferCanceled;
import dev.scoresheet.domain.chess.game.GameEvent.DrawOffered;
import dev.scoresheet.domain.chess.game.GameEvent.GameEnded;
import dev.scoresheet.domain.chess.game.GameEvent.GameStarted;
import dev.scoresheet.domain.chess.game.GameEvent.MovePlayed;
import dev.scoresheet.domain.chess.game.GameEvent.MovesTakenBack;
import dev.scoresheet.domain.chess.game.GameEvent.TakebackDeclined;
import dev.scoresheet.domain.chess.game.GameEvent.TakebackProposalCanceled;
import dev.scoresheet.domain.chess.game.GameEvent.TakebackProposed;
import dev.scoresheet.domain.chess.game.GameEvent.TimeGiven;
import dev.scoresheet.domain.chess.game.TimeGiver;
import dev.scoresheet.domain.chess.rating.RatingEvent;
import dev.scoresheet.domain.chess.scoring.ScoringEvent;
import java.util.Optional;

/// Mapping from stored events to their public form. The code does not compile until each new event has a public form.
final class PublicHistory {

    private PublicHistory() {}

    static PublicEvent of(ChessEvent event) {
        return switch (event) {
            case GameStarted started ->
                new PublicEvent.Started(
                        started.white().value(),
                        started.black().value(),
                        time(started.timeControl()),
                        started.rated(),
                        started.start());
            case MovePlayed(var ply, var uci, var time, var _) -> moved(ply, uci, time);
            case DrawOffered(var by, var _) -> new PublicEvent.DrawOffered(word(by));
            case DrawDeclined _ -> new PublicEvent.DrawRefused();
            case DrawOfferCanceled _ -> new PublicEvent.DrawOfferWithdrawn();
            case TakebackProposed(var by) -> new PublicEvent.TakebackProposed(word(by));
            case TakebackDeclined _ -> new PublicEvent.TakebackRefused();
            case TakebackProposalCanceled _ -> new PublicEvent.TakebackWithdrawn();
            case MovesTakenBack(var count, var clocks, var _) -> new PublicEvent.MovesTakenBack(count, clocks(clocks));
            case TimeGiven(var to, var time, var by) -> new PublicEvent.TimeGiven(word(to), time.toMillis(), by(by));
            case GameEnded ended ->
                new PublicEvent.Ended(
                        ended.result().text(),
                        ended.termination().word(),
                        by(ended.by()),
                        ended.plies(),
                        ended.finalFen(),
                        clocks(ended.clocks()),
                        ended.endedAt());
            case GameImported imported ->
                new PublicEvent.Imported(
                        imported.players().white().value(),
                        imported.players().black().value(),
                        time(imported.timeControl()),
                        imported.start(),
                        imported.moves(),
                        imported.result().text(),
                        imported.termination().word(),
                        imported.plies(),
                        imported.finalFen());
            case ChallengeEvent challenge ->
                throw new IllegalArgumentException("a challenge is no part of a game: " + challenge);
            case RatingEvent _, ScoringEvent _ ->
                throw new IllegalArgumentException("a rating is no part of a game: " + event);
        };
    }

    private static PublicEvent moved(int ply, String uci, MoveTime time) {
        return switch (time) {
            case MoveTime.Measured(var used, var remaining) ->
                new PublicEvent.Moved(ply, uci, Optional.of(used.toMillis()), Optional.of(remaining.toMillis()));
            case MoveTime.Untimed _ -> new PublicEvent.Moved(ply, uci, Optional.empty(), Optional.empty());
        };
    }

    private static Optional<PublicEvent.Time> time(TimeControl timeControl) {
        return switch (timeControl) {
            case TimeControl.Fischer(var initial, var increment) ->
                Optional.of(new PublicEvent.Time(initial, increment));
            case TimeControl.Untimed _ -> Optional.empty();
        };
    }

    private static Optional<PublicEvent.Time> time(StatedTimeControl timeControl) {
        return switch (timeControl) {
            case StatedTimeControl.Fischer(var initial, var increment) ->
                Optional.of(new PublicEvent.Time(initial, increment));
            case StatedTimeControl.Correspondence _, StatedTimeControl.Unstated _ -> Optional.empty();
        };
    }

    private static Optional<PublicEvent.Clocks> clocks(ClockTimes clocks) {
        return switch (clocks) {
            case ClockTimes.Shown(var white, var black) ->
                Optional.of(new PublicEvent.Clocks(white.toMillis(), black.toMillis()));
            case ClockTimes.None _ -> Optional.empty();
        };
    }

    private static Optional<String> by(EndedBy by) {
        return switch (by) {
            case EndedBy.Player(var side) -> Optional.of(word(side));
            case EndedBy.Rules _, EndedBy.Server _ -> Optional.empty();
        };
    }

    private static Optional<String> by(TimeGiver by) {
        return switch (by) {
            case TimeGiver.Player(var side) -> Optional.of(word(side));
            case TimeGiver.Server _ -> Optional.empty();
        };
    }

    private static String word(Side side) {
        return switch (side) {
            case WHITE -> "white";
            case BLACK -> "black";
        };
    }
}
