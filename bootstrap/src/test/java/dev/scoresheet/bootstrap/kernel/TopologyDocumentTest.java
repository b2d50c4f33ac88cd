package dev.scoresheet.bootstrap.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.cli.kernel.TopologyDiagram;
import dev.scoresheet.bootstrap.architecture.House;
import dev.scoresheet.bootstrap.documents.Documents;
import dev.scoresheet.bootstrap.kernel.wiring.Wiring;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The overview of the architecture has the diagram that `topology` prints, for any subject. A page without a
/// diagram passes here; the subject tests that its own is there.
class TopologyDocumentTest {

    private static final Pattern PRINT =
            Pattern.compile("<!-- topology[^>]*-->\n(.*?)<!-- end of topology -->", Pattern.DOTALL);
    private static final Pattern BLOCK = Pattern.compile("```mermaid\n(.*?)\n```", Pattern.DOTALL);

    @Test
    void every_diagram_on_the_page_is_printed_by_this_system() throws Exception {
        assertEquals(Set.of(), wrong(Documents.read(Documents.root().resolve("docs/architecture.md"))));
    }

    @Test
    void an_older_diagram_is_noticed() throws Exception {
        var older = "<!-- topology: x -->\n```mermaid\nflowchart LR\n```\n<!-- end of topology -->\n";
        assertEquals(Set.of("flowchart LR"), wrong(older));
        assertEquals(Set.of(), wrong("```mermaid\nflowchart TB\n```\n"));
    }

    private static Set<String> wrong(String page) throws Exception {
        var prints = prints();
        assertTrue(!prints.isEmpty(), "this system has no wiring");
        var blocks = PRINT.matcher(page)
                .results()
                .flatMap(section -> BLOCK.matcher(section.group(1)).results())
                .map(block -> block.group(1))
                .collect(Collectors.toCollection(HashSet::new));
        blocks.removeAll(prints);
        return blocks;
    }

    private static List<String> prints() throws ReflectiveOperationException {
        var wirings = House.REAL.classes().stream()
                .filter(type -> type.isAssignableTo(Wiring.class) && !type.isInterface())
                .toList();
        var prints = new ArrayList<String>();
        for (var type : wirings) {
            var constructor = type.reflect().getDeclaredConstructor();
            constructor.setAccessible(true);
            prints.add(TopologyDiagram.of(((Wiring<?>) constructor.newInstance()).owners()));
        }
        return prints;
    }
}
