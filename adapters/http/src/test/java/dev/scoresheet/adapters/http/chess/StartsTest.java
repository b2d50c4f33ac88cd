package dev.scoresheet.adapters.http.chess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.chess.streams.GameStreams;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.AppendResult;
import dev.scoresheet.application.kernel.log.append.ExpectedVersion;
import dev.scoresheet.application.kernel.log.append.Receipt;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.append.ReceiptOutcome;
import dev.scoresheet.application.kernel.log.append.StreamAppend;
import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.Principal;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.clock.TimeControl;
import dev.scoresheet.domain.chess.game.GameEvent.GameStarted;
import dev.scoresheet.domain.chess.game.GameSource;
import dev.scoresheet.domain.chess.game.Ruleset;
import dev.scoresheet.domain.chess.game.StartedAt;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartsTest {

    private static final UUID OLD = UUID.fromString("0198c1d2-7d3a-7a51-9a3e-2f5b1c0d4e6f");

    private final ChessSite site = new ChessSite();

    /// The counters begin where they grow by a digit, and where they end.
    @ParameterizedTest
    @ValueSource(strings = {"0 1", "98 99999", "0 100000", "145 999999998", "0 999999999"})
    void every_fen_of_an_answer_can_start_a_game(String counters) {
        var start = "rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - " + counters;
        for (var move : List.of("g1f3", "b8c6", "f3g1", "c6b8")) {
            var id = site.start(",\"start\":\"" + start + "\"");
            var shown = site.game(id);
            assertEquals(start, shown.get("start").stringValue());
            assertEquals(start, shown.get("fen").stringValue());
            var made = site.move(id, shown.get("turn").stringValue().equals("white") ? "ann" : "bob", 1, move);
            assertEquals(200, made.status(), made::text);
            start = site.game(id).get("fen").stringValue();
        }
    }

    /// Earlier releases started games from positions that are refused today.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rnbqkbnr/pppppppp/pppppppp/8/8/PPPPPPPP/PPPPPPPP/RNBQKBNR w KQkq - 0 1 | ann | a3a4                | 24 men
            4k3/8/3N1N2/8/8/8/8/4RK2 b - - 0 1                                     | bob | e8d8                | 3 checks
            """)
    void a_game_of_an_earlier_release_is_read_shown_and_continued(
            String start, String mover, String move, String what) {
        recorded(new GameStarted(
                new PlayerId("ann"),
                new PlayerId("bob"),
                TimeControl.UNTIMED,
                false,
                start,
                GameSource.DIRECT,
                Ruleset.FIDE,
                StartedAt.UNKNOWN));
        assertEquals(
                422,
                site.post("/api/games", "ann", "{\"white\":\"ann\",\"black\":\"bob\",\"start\":\"" + start + "\"}")
                        .status());
        assertEquals(start, site.game(OLD.toString()).get("fen").stringValue(), what);
        var made = site.move(OLD.toString(), mover, 1, move);
        assertEquals(200, made.status(), made::text);
        var over = site.act(OLD.toString(), mover, "draw-offer");
        assertEquals(409, over.status(), "too early, which is decided on the position");
        assertEquals(start, site.game(OLD + "?ply=0").get("fen").stringValue());
        assertTrue(site.get("/api/games/" + OLD + "/pgn").text().contains("[FEN \"" + start + "\"]"));
        assertEquals(200, site.get("/api/games/" + OLD + "/events").status());
        site.catchUp();
        assertEquals(
                OLD.toString(), site.get("/api/games").json().at("/items/0/id").stringValue());
    }

    private void recorded(ChessEvent event) {
        var receipt = new Receipt(
                new ReceiptKey(new Principal.Anonymous(), "k"), Bytes.of(new byte[32]), ReceiptOutcome.DONE, Map.of());
        var append = new Append.Keyed<ChessEvent>(
                List.of(new StreamAppend<>(GameStreams.stream(OLD), new ExpectedVersion.Any(), List.of(event))),
                receipt,
                Metadata.of("request-0"));
        assertInstanceOf(AppendResult.Appended.class, site.log.store().append(append));
    }
}
