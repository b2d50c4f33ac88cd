package dev.scoresheet.bootstrap.chess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.bootstrap.documents.Documents;
import dev.scoresheet.bootstrap.documents.TypedCommands;
import dev.scoresheet.bootstrap.kernel.configuration.DryShell;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Commands that the documents of chess, the first page and the changelog tell a reader to type: the command
/// line accepts them.
class DocumentedVerbsTest {

    private static List<Path> documents() {
        return Documents.all().stream()
                .filter(document -> document.getParent().endsWith("chess")
                        || document.equals(Documents.root().resolve("README.md"))
                        || document.equals(Documents.root().resolve("CHANGELOG.md")))
                .toList();
    }

    @Test
    void every_command_is_taken() throws Exception {
        assertTrue(documents().stream()
                .flatMap(document -> new TypedCommands(document).commands())
                .anyMatch(words -> words.getFirst().equals("import")));
        assertEquals(
                List.of(),
                new DryShell<>(new ChessWiring())
                        .troubles(documents(), Documents.root().resolve("scoresheet")));
    }
}
