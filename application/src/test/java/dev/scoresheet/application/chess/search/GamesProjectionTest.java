package dev.scoresheet.application.chess.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.scoresheet.application.chess.streams.GameStreams;
import dev.scoresheet.application.kernel.log.event.EventType;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.board.PositionKey;
import dev.scoresheet.domain.chess.game.GameCommand;
import dev.scoresheet.domain.chess.game.GameScript;
import dev.scoresheet.domain.chess.opening.Opening;
import dev.scoresheet.domain.chess.opening.OpeningBook;
import dev.scoresheet.domain.chess.opening.OpeningLine;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Opening of a running game. It follows the moves and takebacks, and needs no line without a table.
class GamesProjectionTest {

    private static final OpeningBook BOOK = book("B00\tKing's Pawn\t1. e4", "B01\tScandinavian\t1. e4 d5 2. exd5");

    private final GameScript script = GameScript.untimed();

    private static OpeningBook book(String... lines) {
        var names = new HashMap<PositionKey, Opening>();
        Stream.of(lines)
                .map(OpeningLine::read)
                .map(OpeningLine.Read.class::cast)
                .forEach(line -> names.put(line.position().key(), line.opening()));
        return new OpeningBook("test", names);
    }

    @Test
    void the_last_position_that_the_table_knows_names_the_game() {
        assertEquals(Optional.empty(), name(row(BOOK)));
        script.moves("e4");
        assertEquals(Optional.of("King's Pawn"), name(row(BOOK)));
        script.moves("d5", "exd5");
        assertEquals(Optional.of("Scandinavian"), name(row(BOOK)));
        script.moves("Qxd5");
        assertEquals(Optional.of("Scandinavian"), name(row(BOOK)));
        assertEquals(4, row(BOOK).plies());
    }

    @Test
    void a_takeback_takes_the_name_of_the_opening_back() {
        script.moves("e4", "d5", "exd5", "Qxd5", "Nc3");
        takeBack(GameScript.WHITE);
        assertEquals(Optional.of("Scandinavian"), name(row(BOOK)));
        takeBack(GameScript.WHITE);
        assertEquals(Optional.of("King's Pawn"), name(row(BOOK)));
        assertEquals(2, row(BOOK).plies());
        script.moves("exd5");
        assertEquals(Optional.of("Scandinavian"), name(row(BOOK)));
    }

    @Test
    void the_line_is_kept_while_the_table_may_know_later_positions() {
        script.moves("e4", "d5", "exd5", "Qxd5", "Nc3", "Qe5+");
        assertEquals(
                Optional.of(new KnownLine(List.of("e2e4", "d7d5", "e4d5"))),
                row(BOOK).known());
        takeBack(GameScript.BLACK);
        assertEquals(
                Optional.of(new KnownLine(List.of("e2e4", "d7d5", "e4d5"))),
                row(BOOK).known());
    }

    @Test
    void without_a_table_nothing_of_the_line_is_kept() {
        script.moves("e4", "d5", "exd5");
        assertEquals(Optional.empty(), row(OpeningBook.NONE).known());
        assertEquals(Optional.empty(), name(row(OpeningBook.NONE)));
        assertEquals(3, row(OpeningBook.NONE).plies());
    }

    @Test
    void an_ended_game_keeps_its_name_and_nothing_of_its_line() {
        script.moves("e4", "d5", "exd5");
        script.done(new GameCommand.Resign(GameScript.GAME, GameScript.BLACK, script.now()));
        assertEquals(Optional.of("Scandinavian"), name(row(BOOK)));
        assertEquals(Optional.empty(), row(BOOK).known());
    }

    @Test
    void a_game_from_another_position_has_no_name() {
        var other = GameScript.from("4k3/3p4/8/8/8/8/4P3/4K3 w - - 0 1").moves("e4");
        assertEquals(Optional.empty(), row(BOOK, other).known());
    }

    @Test
    void a_game_that_has_not_begun_takes_no_move() {
        var projection = new GamesProjection(BOOK);
        var move = new GameChange.Moved(1, "e2e4");
        assertThrows(IllegalStateException.class, () -> projection.evolve(projection.initial(GameScript.GAME), move));
    }

    private void takeBack(PlayerId by) {
        var other = by.equals(GameScript.WHITE) ? GameScript.BLACK : GameScript.WHITE;
        script.done(new GameCommand.ProposeTakeback(GameScript.GAME, by, script.now()));
        script.done(new GameCommand.AcceptTakeback(GameScript.GAME, other, script.now()));
    }

    private static Optional<String> name(GameRow row) {
        return row.opening().map(Opening::name);
    }

    private GameRow row(OpeningBook book) {
        return row(book, script);
    }

    private static GameRow row(OpeningBook book, GameScript script) {
        var projection = new GamesProjection(book);
        var row = projection.initial(GameScript.GAME);
        long position = 0;
        for (var event : script.events()) {
            position++;
            var recorded = new RecordedEvent<ChessEvent>(
                    position,
                    GameStreams.stream(GameScript.GAME),
                    position,
                    new EventType("test", 1),
                    GameScript.NOON,
                    Metadata.of("test"),
                    event);
            for (var change : projection.changes(recorded)) {
                row = projection.evolve(row, change.change());
            }
        }
        return row;
    }
}
