package dev.scoresheet.bootstrap.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LinksTest {

    @Test
    void every_link_leads_somewhere() {
        var dead = new ArrayList<String>();
        int links = 0;
        for (var document : Documents.all()) {
            for (var target : Documents.links(document)) {
                links++;
                if (!leadsSomewhere(document, target)) {
                    dead.add(Documents.root().relativize(document) + " -> " + target);
                }
            }
        }
        assertEquals(List.of(), dead);
        assertFalse(links == 0, "no links were found: the pattern is wrong");
    }

    @Test
    void a_dead_link_is_noticed() {
        var readme = Documents.root().resolve("README.md");
        assertFalse(leadsSomewhere(readme, "docs/there-is-no-such-page.md"));
        assertFalse(leadsSomewhere(readme, "README.md#there-is-no-such-heading"));
    }

    private static boolean leadsSomewhere(Path document, String target) {
        var parts = target.split("#", 2);
        var file = parts[0].isEmpty()
                ? document
                : document.resolveSibling(parts[0]).normalize();
        if (!Files.exists(file)) {
            return false;
        }
        return parts.length == 1
                || parts[1].startsWith("L")
                || anchors(Documents.read(file)).contains(parts[1]);
    }

    private static List<String> anchors(String text) {
        return text.lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9 _-]", "")
                        .replace(' ', '-'))
                .toList();
    }
}
