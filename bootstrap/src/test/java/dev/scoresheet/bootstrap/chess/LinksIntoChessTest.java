package dev.scoresheet.bootstrap.chess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.bootstrap.documents.Documents;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A document that stays when chess is removed has no link to one that goes. The starter replaces the README and some
/// others.
class LinksIntoChessTest {

    private static final Path STARTER = Documents.root().resolve("docs/make-it-yours/starter");

    @Test
    void only_chess_and_replaced_documents_link_into_folders_of_chess() {
        var dead = new ArrayList<String>();
        int staying = 0;
        for (var document : Documents.all()) {
            if (stays(document)) {
                staying++;
                for (var target : Documents.links(document)) {
                    if (goes(document.resolveSibling(target.split("#", 2)[0]))) {
                        dead.add(Documents.root().relativize(document) + " -> " + target);
                    }
                }
            }
        }
        assertEquals(List.of(), dead);
        assertTrue(staying > 50, staying + " documents are too few");
    }

    @Test
    void a_link_into_chess_is_noticed() {
        var decisions = Documents.root().resolve("docs/adr");
        assertTrue(stays(decisions.resolve("README.md")));
        assertTrue(goes(decisions.resolve("../chess/benchmarks.md")));
        assertFalse(goes(decisions.resolve("../benchmarks.md")));
        assertFalse(stays(Documents.root().resolve("README.md")));
    }

    private static boolean stays(Path document) {
        return !goes(document) && !Files.exists(STARTER.resolve(Documents.root().relativize(document)));
    }

    private static boolean goes(Path file) {
        for (var part : Documents.root().relativize(file.normalize())) {
            if (part.toString().equals("chess")) {
                return true;
            }
        }
        return false;
    }
}
