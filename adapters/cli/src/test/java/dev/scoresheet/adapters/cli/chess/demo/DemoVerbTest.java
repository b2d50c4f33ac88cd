package dev.scoresheet.adapters.cli.chess.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.cli.kernel.CommandLineRunner;
import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.adapters.cli.kernel.Output;
import dev.scoresheet.adapters.cli.kernel.VerbFailed;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DemoVerbTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void numbers_beyond_a_limit_are_refused_with_the_limit() {
        assertRefused("--players is 2 to 40, not 41", "--players", "41");
        assertRefused("--games is 1 to 20, not 0", "--games", "0");
        assertRefused("--games 5 needs at least --players 10, not 9", "--players", "9");
        assertRefused("--quick-games is 0 to 1000, not 1001", "--quick-games", "1001");
        assertRefused("--challenges is 0 to 10, not 11", "--challenges", "11");
        assertRefused("--seconds is 0 to 86400, not -1", "--seconds", "-1");
        assertRefused("begins with http:// or https://", "--server", "file:/x");
        assertRefused("does not answer as a chess engine", "--engine", "/nowhere/stockfish");
    }

    @Test
    void a_missing_server_is_named() {
        assertEquals(69, run(Optional.empty(), "demo"));
        assertTrue(said().contains("no server runs on the data folder"), said());
    }

    @Test
    void the_help_shows_every_default() {
        assertEquals(0, run(Optional.empty(), "demo", "--help"));
        var help = out.toString(StandardCharsets.UTF_8);
        for (var option : List.of("--players", "--games", "--quick-games", "--challenges", "--seconds", "--engine")) {
            assertTrue(help.contains(option), help);
        }
        assertTrue(help.contains("600 by default"), help);
    }

    private void assertRefused(String message, String... options) {
        err.reset();
        var arguments = new String[options.length + 1];
        arguments[0] = "demo";
        System.arraycopy(options, 0, arguments, 1, options.length);
        assertEquals(2, run(Optional.of(URI.create("http://127.0.0.1:1")), arguments));
        assertTrue(said().replaceAll("\\s+", " ").contains(message), said());
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private int run(Optional<URI> server, String... arguments) {
        var shell = new CommandLineRunner(
                "scoresheet",
                List.of(new DemoVerb(() -> server)),
                _ -> List.of(),
                Output.to("standard output", out),
                Output.to("standard error", err));
        return shell.run(
                arguments,
                (_, _) -> {},
                problem -> new VerbFailed(ExitCode.CONFIGURATION, problem.toString(), problem));
    }
}
