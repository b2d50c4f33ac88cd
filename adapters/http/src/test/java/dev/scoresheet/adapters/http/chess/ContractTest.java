package dev.scoresheet.adapters.http.chess;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Thousands of requests that are generated from the contract. Every answer has a documented status and a body
/// that fits. Repeat a run with `-Dscoresheet.seed=…`.
class ContractTest {

    private static final int REQUESTS = 15_000;

    @Test
    void every_answer_fits_the_contract() {
        var site = new ChessSite();
        var games = List.of(
                site.start(""),
                site.start(",\"timeControl\":{\"initialSeconds\":60,\"incrementSeconds\":1}"),
                site.start(""));
        site.play(games.get(1), "e2e4", "e7e5");
        site.play(games.get(2), "f2f3", "e7e5", "g2g4", "d8h4");
        var challenges =
                List.of(site.challenge("\"to\":\"bob\""), site.challenge(""), site.challenge("\"to\":\"eve\""));
        site.answer(challenges.get(2), "eve", "refusal");
        var players = List.of("ann", "bob");
        var tags = List.of("\"1\"", "\"2\"", "\"3\", \"4\"", "W/\"5\"", "*");
        var known = Map.ofEntries(
                entry(
                        "id",
                        List.of(
                                games.get(0),
                                games.get(0),
                                games.get(1),
                                games.get(2),
                                challenges.get(0),
                                challenges.get(1),
                                challenges.get(2),
                                "0198c1d2-7d3a-7a51-9a3e-2f5b1c0d4e6f")),
                entry("at", List.of("2020-01-01T00:00:00Z", "2999-01-01T00:00:00.000001Z", "2026-02-30T00:00:00Z")),
                entry("slug", List.of("illegal-move", "no-such-problem")),
                entry("white", players),
                entry("black", players),
                entry("start", List.of("4k3/8/8/8/8/8/4P3/4K3 w - - 0 1", "8/8/8/8/8/8/8/8 w - - 0 1")),
                entry("player", players),
                entry("to", players),
                entry("colour", List.of("white", "black", "random")),
                entry("status", List.of("open", "accepted", "started", "ended")),
                entry("opponent", players),
                entry("a", players),
                entry("b", players),
                entry("speed", List.of("correspondence", "bullet")),
                entry("from", List.of("2026-11-21", "2026-02-30")),
                entry("cursor", List.of("e30", "bm90LW91cnMtYXQtYWxs")),
                entry("fen", List.of("4k3/8/8/8/8/8/4P3/4K3 w - - 0 1", "8/8/8/8/8/8/8/8 w - - 0 1")),
                entry("moves", List.of("e2e4", "e2e4,e7e5", "e2e4,e2e4", "")),
                entry("after", List.of("1", "2", "999999999")),
                entry("move", List.of("e2e4", "e7e5", "Nf3", "g8f6", "O-O", "a7a8q", "banana")),
                entry("If-Match", tags),
                entry("If-None-Match", tags),
                entry("Last-Event-ID", List.of("0", "1", "3", "6", "9", "x")),
                entry("Idempotency-Key", List.of("k", "l", "m")));
        var seen = site.fuzz(REQUESTS, known, List.of("Scoresheet-Player", "ann", "bob", "eve"));
        for (int status : List.of(200, 201, 304, 400, 401, 403, 404, 405, 406, 409, 412, 415, 422)) {
            assertTrue(seen.containsKey(status), "the fuzz never met a " + status + ": " + seen);
        }
    }
}
