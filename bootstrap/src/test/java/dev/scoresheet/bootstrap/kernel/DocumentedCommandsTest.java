package dev.scoresheet.bootstrap.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.cli.kernel.views.ViewVerbs;
import dev.scoresheet.bootstrap.documents.Documents;
import dev.scoresheet.bootstrap.documents.TypedCommands;
import dev.scoresheet.bootstrap.kernel.configuration.DryShell;
import dev.scoresheet.domain.kernel.BulbEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Commands that the kernel's documents tell a reader to type: the command line accepts the verb, its options
/// and the number of words.
class DocumentedCommandsTest {

    private final DryShell<BulbEvent> shell = new DryShell<>(new BulbWiring());
    private final Path launcher = Documents.root().resolve("scoresheet");

    /// Those of no subject; the first page and the changelog speak of one, too.
    private static List<Path> documents() {
        return Documents.all().stream()
                .filter(document -> Documents.root()
                        .relativize(document)
                        .toString()
                        .matches("(?!README|CHANGELOG)[^/]+|docs/[^/]+|docs/(operations|make-it-yours)/.+"))
                .toList();
    }

    @Test
    void every_command_is_taken() throws Exception {
        assertTrue(documents().stream()
                        .mapToLong(document ->
                                new TypedCommands(document).commands().count())
                        .sum()
                > 30);
        assertEquals(List.of(), shell.troubles(documents(), launcher));
    }

    @Test
    void every_verb_of_read_models_is_told_of() {
        var operations = Documents.root().resolve("docs/operations");
        var told = documents().stream()
                .filter(document -> document.startsWith(operations))
                .map(Documents::read)
                .collect(Collectors.joining());
        var verbs = ViewVerbs.all(
                () -> {
                    throw new AssertionError("nothing is run");
                },
                "nobody");
        assertEquals(
                List.of(),
                verbs.stream()
                        .map(verb -> verb.spec().name())
                        .filter(verb -> !told.contains("`" + verb + "`") && !told.contains("`" + verb + " "))
                        .toList());
    }

    @Test
    void a_wrong_command_is_noticed(@TempDir Path folder) throws Exception {
        var document = Files.writeString(folder.resolve("README.md"), """
                `./scoresheet rebiuld NAME`, `./scoresheet rebuild NAME --from-scratch`, `./scoresheet rebuild`,
                `./scoresheet rebuild NAME ANOTHER`, `./scoresheet clean-up --older-than-hours MANY`, `--older-than N`,
                `./scoresheet rebuild NAME --anew`
                """);
        var troubles = shell.troubles(List.of(document), launcher);
        assertEquals(6, troubles.size(), troubles::toString);
    }
}
