package dev.scoresheet.bootstrap.chess;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.cli.kernel.TopologyDiagram;
import dev.scoresheet.bootstrap.documents.Documents;
import org.junit.jupiter.api.Test;

/// The overview of the architecture has the diagram of chess.
class ChessTopologyDocumentTest {

    @Test
    void the_page_has_the_diagram() {
        var print = TopologyDiagram.of(new ChessWiring().owners());
        assertTrue(
                Documents.read(Documents.root().resolve("docs/architecture.md"))
                        .contains("```mermaid\n" + print + "\n```\n"),
                () -> "docs/architecture.md needs what `topology` prints:\n" + print);
    }
}
