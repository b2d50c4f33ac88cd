package dev.scoresheet.bootstrap.chess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.kernel.Product;
import dev.scoresheet.bootstrap.kernel.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Commands without `--openings` act on the views of the server that has it.
class ServedIdentityTest {

    private static final String HEADER = "eco\tname\tpgn\n";

    @TempDir
    private Path folder;

    @Test
    void a_command_acts_on_what_serves_or_says_which_option_is_missing() throws Exception {
        var openings = Files.createDirectory(folder.resolve("openings"));
        table(openings, "King's Pawn");
        try (var here = new Sandbox(Files.createDirectory(folder.resolve("here")));
                var there = new Sandbox(Files.createDirectory(folder.resolve("there")))) {
            var server = here.serve("--openings", openings.toString());
            ended(0, here.run("check", "games"));
            var none = ended(1, here.run("discard", "games", "--reason", "unwanted"));
            assertTrue(none.err().matches("(?s).*games v\\d+ \\(.+\\) has no candidate.*"), none.err());
            elsewhere(there);

            table(openings, "Another");
            var changed = ended(78, here.run("check", "games"));
            assertTrue(changed.err().contains("give --openings FOLDER"), changed.err());

            table(openings, "King's Pawn");
            assertEquals(143, server.terminate());
            ended(0, here.run("check", "games"));
        }
    }

    /// The same database by its address, from a folder on which no server ran.
    private void elsewhere(Sandbox there) throws Exception {
        var data = folder.resolve("here").resolve(".scoresheet");
        var url = "jdbc:postgresql://127.0.0.1:%s/%s"
                .formatted(Files.readString(data.resolve("port")).strip(), Product.DEPLOYED_NAME);
        there.with("SCORESHEET_DATABASE_URL", url)
                .with("SCORESHEET_DATABASE_USER", Product.DEPLOYED_NAME)
                .with(
                        "SCORESHEET_DATABASE_PASSWORD_FILE",
                        data.resolve("password").toString());
        var refused = ended(78, there.run("rebuild", "games"));
        assertTrue(refused.err().contains("games serves with other parameters"), refused.err());
        assertTrue(refused.err().contains("--openings"), refused.err());
        ended(0, there.run("projections"));
    }

    private static void table(Path openings, String name) throws IOException {
        for (var letter : List.of("a", "b", "c", "d", "e")) {
            Files.writeString(openings.resolve(letter + ".tsv"), HEADER);
        }
        Files.writeString(openings.resolve("b.tsv"), HEADER + "B00\t" + name + "\t1. e4\n");
    }

    private static Sandbox.Ended ended(int code, Sandbox.Ended ended) {
        assertEquals(code, ended.code(), ended.out() + ended.err());
        return ended;
    }
}
