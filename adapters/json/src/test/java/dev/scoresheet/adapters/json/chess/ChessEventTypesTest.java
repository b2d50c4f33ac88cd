package dev.scoresheet.adapters.json.chess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.kernel.log.event.EventType;
import dev.scoresheet.application.kernel.log.event.Undecodable;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.Rating;
import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.Termination;
import dev.scoresheet.domain.chess.archive.ArchiveEvent;
import dev.scoresheet.domain.chess.archive.StatedTimeControl;
import dev.scoresheet.domain.chess.board.BySide;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.board.Variant;
import dev.scoresheet.domain.chess.challenge.Addressee;
import dev.scoresheet.domain.chess.challenge.ChallengeEvent;
import dev.scoresheet.domain.chess.challenge.ColourChoice;
import dev.scoresheet.domain.chess.challenge.DrawnColour;
import dev.scoresheet.domain.chess.challenge.RematchOf;
import dev.scoresheet.domain.chess.clock.ClockTimes;
import dev.scoresheet.domain.chess.clock.MoveTime;
import dev.scoresheet.domain.chess.clock.TimeControl;
import dev.scoresheet.domain.chess.game.EndedBy;
import dev.scoresheet.domain.chess.game.Game;
import dev.scoresheet.domain.chess.game.GameCommand;
import dev.scoresheet.domain.chess.game.GameEvent;
import dev.scoresheet.domain.chess.game.GameScript;
import dev.scoresheet.domain.chess.game.GameSource;
import dev.scoresheet.domain.chess.game.Ruleset;
import dev.scoresheet.domain.chess.game.StartedAt;
import dev.scoresheet.domain.chess.game.TimeGiver;
import dev.scoresheet.domain.chess.rating.CarriedFrom;
import dev.scoresheet.domain.chess.rating.RatingEvent;
import dev.scoresheet.domain.chess.rating.Strength;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChessEventTypesTest {

    private static final String USUAL = "rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1";
    private static final Strength STRONG = new Strength(-12.3456, 45, 0.1);
    private static final BySide<PlayerId> PLAYERS = new BySide<>(GameScript.WHITE, GameScript.BLACK);

    @ParameterizedTest
    @MethodSource("events")
    void every_form_of_every_value_is_read_back_unchanged(ChessEvent event) {
        var codec = ChessEventTypes.codec();
        var encoded = codec.encode(event);
        assertEquals(event, codec.decode(encoded.type(), encoded.data()), encoded.data());
        assertFalse(encoded.data().contains("null"), encoded.data());
    }

    @Test
    void a_game_stored_with_minutes_continues_without_automatic_draws() {
        var started = ChessEventTypes.codec()
                .decode(new EventType("game.started", 1), "{\"white\":\"w\",\"black\":\"b\",\"minutes\":10}");
        assertEquals(
                new GameEvent.GameStarted(
                        new PlayerId("w"),
                        new PlayerId("b"),
                        TimeControl.fischer(600, 0),
                        true,
                        USUAL,
                        GameSource.UNKNOWN,
                        Ruleset.CLAIMS_ONLY,
                        StartedAt.UNKNOWN),
                started);
        var script = GameScript.given(List.of((GameEvent) started));
        for (int round = 0; round < 5; round++) {
            script.moves("Nf3", "Nf6", "Ng1", "Ng8");
        }
        assertTrue(script.game() instanceof Game.InProgress);
        script.done(new GameCommand.ClaimDraw(GameScript.GAME, new PlayerId("w"), script.now()));
        assertEquals(Termination.THREEFOLD_CLAIM, script.ended().termination());
    }

    /// The read models do not follow these types. A type that leaves its family would be delivered to them.
    @Test
    void families_of_events_have_their_stored_names() {
        var betweenMoves = Set.of(
                "game.draw-offered",
                "game.draw-declined",
                "game.draw-offer-canceled",
                "game.takeback-proposed",
                "game.takeback-declined",
                "game.takeback-proposal-canceled",
                "game.time-given");
        var ofRunningGames = new HashSet<>(betweenMoves);
        ofRunningGames.addAll(List.of("game.started", "game.move-played", "game.moves-taken-back"));
        var codec = ChessEventTypes.codec();
        assertEquals(betweenMoves, codec.storedTypes(GameEvent.BetweenMoves.class));
        assertEquals(ofRunningGames, codec.storedTypes(GameEvent.OfRunningGame.class));
    }

    @Test
    void a_value_that_is_no_event_is_refused() {
        var codec = ChessEventTypes.codec();
        var moved = new EventType("game.move-played", 1);
        var stored = "{\"ply\":1,\"uci\":\"e2e4\",\"time\":{\"kind\":\"untimed\"},\"at\":\"2026-03-01T12:00:00Z\"}";
        codec.decode(moved, stored);
        for (var damaged : List.of(
                stored.replace("untimed", "measured"),
                stored.replace("untimed", "timeless"),
                stored.replace("\"kind\":\"untimed\"", ""),
                stored.replace("\"ply\":1", "\"ply\":\"1\""),
                stored.replace("\"ply\":1,", ""),
                stored.replace("\"e2e4\"", "null"),
                stored.replace("{\"kind\":\"untimed\"}", "{\"kind\":\"untimed\",\"usedMillis\":1}"))) {
            assertThrows(Undecodable.class, () -> codec.decode(moved, damaged), damaged);
        }
    }

    static Stream<ChessEvent> events() {
        var events = new ArrayList<ChessEvent>();
        for (var source : GameSource.values()) {
            events.add(started(TimeControl.UNTIMED, source, Ruleset.FIDE, StartedAt.UNKNOWN));
        }
        events.add(started(
                TimeControl.fischer(0, 2), GameSource.DIRECT, Ruleset.CLAIMS_ONLY, StartedAt.of(GameScript.NOON)));
        events.add(new GameEvent.MovePlayed(1, "e2e4", MoveTime.UNTIMED, GameScript.NOON));
        for (var colour : ColourChoice.values()) {
            events.add(sent(colour, Addressee.ANYONE, RematchOf.NONE));
            events.add(sent(colour, Addressee.player(GameScript.BLACK), RematchOf.game(GameScript.GAME)));
        }
        events.add(new GameEvent.MovePlayed(
                9,
                "e7e8q",
                new MoveTime.Measured(Duration.ofMillis(1), Duration.ofMillis(Integer.MAX_VALUE + 1L)),
                GameScript.NOON.plusMillis(7)));
        events.add(new GameEvent.MovesTakenBack(2, ClockTimes.NONE, GameScript.NOON));
        events.add(new GameEvent.TimeGiven(Side.WHITE, Duration.ofSeconds(1), TimeGiver.player(Side.BLACK)));
        events.add(new GameEvent.TimeGiven(Side.BLACK, Duration.ofMillis(60_001), TimeGiver.SERVER));
        events.add(ended(Result.UNFINISHED, Termination.NO_START, EndedBy.SERVER));
        for (var termination : Termination.values()) {
            events.add(ended(Result.UNFINISHED, termination, EndedBy.RULES));
        }
        for (var result : Result.values()) {
            events.add(ended(result, Termination.FLAG, EndedBy.player(Side.WHITE)));
        }
        for (var timeControl : List.of(
                new StatedTimeControl.Fischer(600, 5),
                new StatedTimeControl.Correspondence(),
                new StatedTimeControl.Unstated())) {
            events.add(imported(timeControl, Variant.STANDARD, List.of()));
        }
        events.add(imported(new StatedTimeControl.Unstated(), Variant.CHESS960, List.of(Duration.ofMillis(10))));
        events.add(new RatingEvent.BookOpened(Strength.START, 0, CarriedFrom.NOTHING));
        events.add(new RatingEvent.BookOpened(STRONG, 200, new CarriedFrom.Book(1, GameScript.NOON)));
        for (var side : Side.values()) {
            events.add(new RatingEvent.ResultRated(
                    GameScript.GAME,
                    GameScript.BLACK,
                    side,
                    Result.DRAW,
                    7,
                    Strength.START,
                    STRONG,
                    Strength.START,
                    GameScript.NOON));
        }
        return events.stream();
    }

    private static ChessEvent sent(ColourChoice colour, Addressee to, RematchOf rematchOf) {
        return new ChallengeEvent.ChallengeSent(
                GameScript.WHITE,
                to,
                TimeControl.UNTIMED,
                colour,
                DrawnColour.of(colour, Side.BLACK).side(),
                false,
                USUAL,
                rematchOf,
                GameScript.NOON,
                GameScript.NOON.plusMillis(1_001));
    }

    private static ChessEvent started(
            TimeControl timeControl, GameSource source, Ruleset ruleset, StartedAt startedAt) {
        return new GameEvent.GameStarted(
                PLAYERS.white(), PLAYERS.black(), timeControl, true, USUAL, source, ruleset, startedAt);
    }

    private static ChessEvent ended(Result result, Termination termination, EndedBy by) {
        return new GameEvent.GameEnded(
                PLAYERS,
                new BySide<>(Rating.of(1500), Rating.UNKNOWN),
                TimeControl.UNTIMED,
                false,
                USUAL,
                GameSource.DIRECT,
                Ruleset.FIDE,
                List.of(),
                result,
                termination,
                by,
                0,
                USUAL,
                ClockTimes.NONE,
                StartedAt.UNKNOWN,
                GameScript.NOON);
    }

    private static ChessEvent imported(StatedTimeControl timeControl, Variant variant, List<Duration> clocks) {
        return new ArchiveEvent.GameImported(
                PLAYERS,
                BySide.both(Rating.of(2000)),
                timeControl,
                variant,
                USUAL,
                List.of("e2e4"),
                clocks,
                Result.UNFINISHED,
                Termination.UNKNOWN,
                1,
                "rnbqkbnr/pppppppp/8/8/4P3/8/PPPP1PPP/RNBQKBNR b KQkq - 0 1",
                List.of(),
                "",
                "command-line");
    }
}
