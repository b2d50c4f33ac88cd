package dev.scoresheet.bootstrap.chess.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Offers, proposals and ends of a game by the buttons of its page.
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ActionsTest {

    @RegisterExtension
    static final ServedPages PAGES = new ServedPages();

    @Test
    void a_draw_is_offered_declined_and_agreed() throws Exception {
        var game = PAGES.start("carla", "dora", "");
        PAGES.play(game, "carla", "dora", "e4", "e5");
        try (var carla = PAGES.visitor("carla").open(game);
                var dora = PAGES.visitor("dora").open(game)) {
            carla.act("draw");
            dora.act("decline-draw");
            carla.awaitButton("draw");
            dora.act("draw");
            carla.act("accept-draw");
            for (var each : List.of(carla, dora)) {
                each.awaitAction("½–½");
                each.hasNoComplaints();
            }
        }
    }

    @Test
    void a_move_is_taken_back_when_the_opponent_agrees() throws Exception {
        var game = PAGES.start("emil", "fritz", "");
        PAGES.play(game, "emil", "fritz", "e4", "e5");
        try (var emil = PAGES.visitor("emil").open(game);
                var fritz = PAGES.visitor("fritz").open(game)) {
            emil.move("g1", "f3");
            fritz.awaitPiece("wn", "f3");
            emil.act("takeback");
            fritz.awaitAction("Takeback proposed");
            emil.act("draw");
            fritz.tab().awaitText("#event", "draw-offered");
            fritz.awaitAction("Takeback proposed"); // the newer offer does not take its place
            fritz.act("accept-takeback");
            for (var each : List.of(emil, fritz)) {
                each.awaitPiece("wn", "g1");
                each.awaitEmpty("f3");
            }
            emil.move("b1", "c3");
            fritz.awaitPiece("wn", "c3");
            List.of(emil, fritz).forEach(Visitor::hasNoComplaints);
        }
    }

    @Test
    void a_player_resigns_only_after_a_confirmation() throws Exception {
        var game = PAGES.start("gerda", "hans", "");
        PAGES.play(game, "gerda", "hans", "e4", "e5");
        try (var gerda = PAGES.visitor("gerda").open(game);
                var hans = PAGES.visitor("hans").open(game)) {
            gerda.act("resign");
            gerda.act("cancel");
            gerda.awaitButton("resign");
            assertEquals(
                    "started", PAGES.get("/api/games/" + game).get("status").stringValue());
            gerda.act("resign");
            gerda.act("confirm");
            for (var each : List.of(gerda, hans)) {
                each.awaitAction("0–1");
                each.hasNoComplaints();
            }
        }
    }

    @Test
    void a_flag_falls_on_the_screens_of_players_and_spectators() throws Exception {
        var game = PAGES.start("ida", "jan", "\"timeControl\":{\"initialSeconds\":4,\"incrementSeconds\":0}");
        try (var ida = PAGES.visitor("ida").open(game);
                var watcher = PAGES.spectator(game)) {
            PAGES.play(game, "ida", "jan", "e4", "e5");
            ida.tab().await("/^0?0:0[0-3]\\.\\d$/.test(document.querySelector('#seat-bottom .clock').innerText)");
            for (var each : List.of(ida, watcher)) {
                each.awaitAction("0–1");
                each.tab().await("/^0?0:00/.test(document.querySelector('#seat-bottom .clock').innerText)");
                each.hasNoComplaints();
            }
            assertEquals(
                    "flag", PAGES.get("/api/games/" + game).get("termination").stringValue());
        }
    }

    @Test
    void a_pawn_becomes_the_piece_that_its_player_chooses() throws Exception {
        var game = PAGES.start("karl", "lena", "\"start\":\"8/P6k/8/8/8/8/8/K7 w - - 0 1\"");
        try (var karl = PAGES.visitor("karl").open(game);
                var lena = PAGES.visitor("lena").open(game)) {
            karl.move("a7", "a8");
            karl.tab().click("[data-promote='n']");
            for (var each : List.of(karl, lena)) {
                each.awaitPiece("wn", "a8");
                each.awaitMove("a8=N");
                each.hasNoComplaints();
            }
        }
    }

    @Test
    void a_refused_move_is_taken_back_with_its_reason() throws Exception {
        var game = PAGES.start("mara", "nils", "");
        try (var mara = PAGES.visitor("mara").open(game)) {
            mara.awaitPiece("wp", "e2");
            mara.move("e2", "e5"); // no target of that pawn
            mara.awaitPiece("wp", "e2");
            assertEquals(1, PAGES.get("/api/games/" + game).get("version").intValue());
            mara.hasNoComplaints();
        }
    }
}
