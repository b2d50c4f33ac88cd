package dev.scoresheet.adapters.memory.chess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.scoresheet.adapters.json.chess.ChessEventTypes;
import dev.scoresheet.adapters.json.chess.ChessProcessStateCodecs;
import dev.scoresheet.adapters.memory.kernel.process.SteppedSystem;
import dev.scoresheet.application.chess.ChessReadModels;
import dev.scoresheet.application.chess.ChessTopology;
import dev.scoresheet.application.chess.ratings.RatingWalk;
import dev.scoresheet.application.chess.streams.GameStreams;
import dev.scoresheet.application.chess.streams.RatingStreams;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.AppendResult.Appended;
import dev.scoresheet.application.kernel.log.append.ExpectedVersion.Exactly;
import dev.scoresheet.application.kernel.log.append.StreamAppend;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.clock.Speed;
import dev.scoresheet.domain.chess.clock.TimeControl;
import dev.scoresheet.domain.chess.opening.OpeningBook;
import dev.scoresheet.domain.chess.rating.BookId;
import dev.scoresheet.domain.chess.rating.CarriedFrom;
import dev.scoresheet.domain.chess.rating.RatingEvent.BookClosed;
import dev.scoresheet.domain.chess.rating.RatingEvent.BookOpened;
import dev.scoresheet.domain.chess.rating.RatingEvent.ResultRated;
import dev.scoresheet.domain.chess.rating.Strength;
import dev.scoresheet.domain.chess.scoring.EndedGames;
import dev.scoresheet.domain.chess.scoring.ScoringEvent.GameNotScored;
import dev.scoresheet.domain.kernel.Seed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The process of scoring with the books that it writes.
class ScoringRunTest {

    private static final TimeControl BLITZ = TimeControl.fischer(300, 0);
    private static final List<TimeControl> CONTROLS =
            List.of(BLITZ, TimeControl.fischer(60, 0), TimeControl.fischer(600, 5), TimeControl.UNTIMED);
    private static final List<Result> RESULTS =
            List.of(Result.WHITE_WINS, Result.BLACK_WINS, Result.DRAW, Result.WHITE_WINS, Result.UNFINISHED);

    private final Random random = Seed.random("ScoringRun");
    private SteppedSystem<ChessEvent> system = system(1);
    private Instant now = Instant.parse("2026-03-02T09:00:00Z");

    private static SteppedSystem<ChessEvent> system(int partitions) {
        return new SteppedSystem<>(
                ChessTopology.topology(ChessReadModels.with(OpeningBook.NONE), ChessProcessStateCodecs.all()),
                ChessEventTypes.codec(),
                partitions);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void a_game_is_rated_for_both_players_once(int partitions) {
        system = system(partitions);
        var game = ends("anna", "boris", BLITZ, Result.WHITE_WINS);
        system.untilQuiet();
        system.restart();
        system.untilQuiet();

        var end = system.store().read(GameStreams.stream(game)).events().getFirst();
        var anna = system.store().read(book("anna", 1)).events();
        var boris = system.store().read(book("boris", 1)).events();
        assertEquals(2, anna.size());
        assertEquals(2, boris.size());
        for (var recorded : List.of(anna.getLast(), boris.getLast())) {
            assertEquals(Optional.of(end.ref()), recorded.metadata().causation());
            assertEquals(end.metadata().correlation(), recorded.metadata().correlation());
        }
        var won = assertInstanceOf(ResultRated.class, anna.getLast().event());
        var lost = assertInstanceOf(ResultRated.class, boris.getLast().event());
        assertEquals(new PlayerId("boris"), won.opponent());
        assertEquals(Side.BLACK, lost.colour());
        assertEquals(Strength.START, won.opponentBefore());
        assertEquals(Strength.START, lost.opponentBefore(), "the strength before the game, not after");
        assertEquals(1500, (won.after().rating() + lost.after().rating()) / 2, 0.0001);
        assertEquals(anna.getFirst().position() + 2, boris.getFirst().position(), "one append");
        RatingWalk.over(log()).assertRated(log());
    }

    @Test
    void a_game_that_one_of_the_books_has_already_is_answered_with_an_event() {
        var game = UUID.randomUUID();
        var twice = new ResultRated(
                game,
                new PlayerId("boris"),
                Side.WHITE,
                Result.DRAW,
                1,
                Strength.START,
                Strength.START,
                Strength.START,
                now);
        append(book("anna", 1), 0, new BookOpened(Strength.START, 0, CarriedFrom.NOTHING), twice);
        ends(game, "anna", "boris", BLITZ, Result.WHITE_WINS);
        ends("anna", "boris", BLITZ, Result.BLACK_WINS);
        system.untilQuiet();

        assertEquals(
                List.of(new GameNotScored(game, "already-rated")), system.events(new StreamId("scoring", "blitz")));
        assertEquals(3, system.events(book("anna", 1)).size(), "the next game is scored");
        assertEquals(2, system.events(book("boris", 1)).size(), "both books, or none");
        system.restart();
        system.untilQuiet();
        assertEquals(1, system.events(new StreamId("scoring", "blitz")).size());
    }

    @Test
    void four_hundred_and_fifty_games_of_one_pair_fill_three_books() {
        for (int game = 0; game < 450; game++) {
            now = now.plus(Duration.ofHours(random.nextInt(40)));
            ends("anna", "boris", BLITZ, RESULTS.get(random.nextInt(4)));
            if (random.nextInt(20) == 0) {
                system.untilQuiet();
                system.restart();
            }
        }
        system.untilQuiet();
        for (var player : List.of("anna", "boris")) {
            assertEquals(202, system.events(book(player, 1)).size());
            assertEquals(202, system.events(book(player, 2)).size());
            assertEquals(51, system.events(book(player, 3)).size());
            assertEquals(0, system.events(book(player, 4)).size());
            var closed = assertInstanceOf(
                    BookClosed.class, system.events(book(player, 2)).getLast());
            var last = assertInstanceOf(
                    ResultRated.class, system.events(book(player, 2)).get(200));
            assertEquals(
                    new BookOpened(closed.strength(), 400, new CarriedFrom.Book(2, last.at())),
                    system.events(book(player, 3)).getFirst());
        }
        RatingWalk.over(log()).assertRated(log());
    }

    @Test
    void sampled_games_are_rated_as_another_implementation_does() {
        var players = List.of("anna", "boris", "carla", "dirk", "e", "-f-");
        for (int game = 0; game < 600; game++) {
            now = now.plus(
                    random.nextInt(30) == 0
                            ? Duration.ofDays(random.nextInt(400))
                            : Duration.ofMinutes(random.nextInt(90)));
            append(
                    GameStreams.stream(UUID.randomUUID()),
                    0,
                    EndedGames.of(
                            players.get(random.nextInt(6)),
                            players.get(random.nextInt(6)),
                            CONTROLS.get(random.nextInt(4)),
                            random.nextInt(10) > 0,
                            RESULTS.get(random.nextInt(5)),
                            now));
            if (random.nextInt(50) == 0) {
                system.untilQuiet();
                system.restart();
            }
        }
        system.untilQuiet();
        RatingWalk.over(log()).assertRated(log());
    }

    private UUID ends(String white, String black, TimeControl control, Result result) {
        var game = UUID.randomUUID();
        ends(game, white, black, control, result);
        return game;
    }

    private void ends(UUID game, String white, String black, TimeControl control, Result result) {
        append(GameStreams.stream(game), 0, EndedGames.rated(white, black, control, result, now));
    }

    private void append(StreamId stream, long version, ChessEvent... events) {
        assertInstanceOf(
                Appended.class,
                system.store()
                        .append(new Append.Fresh<>(
                                List.of(new StreamAppend<>(stream, new Exactly(version), List.of(events))),
                                Metadata.of(UUID.randomUUID().toString()))));
    }

    private List<RecordedEvent<ChessEvent>> log() {
        return RatingWalk.log(system.feed());
    }

    private static StreamId book(String player, int number) {
        return RatingStreams.stream(new BookId(new PlayerId(player), Speed.BLITZ, number));
    }
}
