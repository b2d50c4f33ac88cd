package dev.scoresheet.bootstrap.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TypedCommandsTest {

    @Test
    void commands_are_found_in_lines_among_words_and_in_tables_of_verbs(@TempDir Path folder) throws Exception {
        var document = Files.writeString(folder.resolve("README.md"), """
                `./scoresheet VERB`: run `./scoresheet config` or `sleep --seconds N`.

                ```
                ./scoresheet lamp  # or --quick
                ./scoresheet wait FILE     says how long
                $ ./scoresheet list >FILE
                some output
                ```

                | Verb | Does |
                | --- | --- |
                | `fit NAME --watts N`, `--anew` | fits a `bulb` |
                | `on`, `off` | as they say |
                """);
        var typed = new TypedCommands(document);
        assertEquals(
                List.of("lamp", "wait FILE", "list", "config", "fit NAME --watts N", "fit NAME --anew", "on", "off"),
                typed.commands().map(words -> String.join(" ", words)).toList());
        assertEquals(Set.of("--anew"), typed.options());
    }
}
