package dev.scoresheet.bootstrap.chess.bench;

import dev.scoresheet.adapters.cli.kernel.Console;
import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.bootstrap.kernel.bench.http.DialogueBenchmark;
import dev.scoresheet.bootstrap.kernel.bench.http.DialogueSubject;
import dev.scoresheet.bootstrap.kernel.bench.measure.Benchmark;
import java.io.IOException;

/// Benchmark `bench http moves`: games over HTTP, move by move. The moves are those of real games; without the test
/// data they are random legal moves from a seed.
public final class GameMovesBenchmark implements Benchmark {

    private static final int GAMES = 2_000;
    private static final long SEED = 20_261_129;

    @Override
    public String name() {
        return "http moves";
    }

    @Override
    public ExitCode run(boolean quick, Console console) throws Exception {
        return new DialogueBenchmark(() -> subject(console)).run(quick, console);
    }

    private static DialogueSubject subject(Console console) throws IOException {
        var file = TestGames.optional();
        console.say(file.map(games -> "moves of " + games)
                .orElse("no test data: random legal moves from the seed " + SEED));
        var legal = file.isPresent() ? LegalMoves.read(file.get(), GAMES) : LegalMoves.random(SEED, GAMES);
        return new DialogueSubject("moves", "game.move-played", number -> new GameDialogue(legal, number));
    }
}
