package dev.scoresheet.bootstrap.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Types that the glossary names exist in the main sources.
class GlossaryTest {

    private static final Pattern CELL = Pattern.compile("(?m)^\\|[^|]*\\|[^|]*\\|([^|]*)\\|");
    private static final Pattern CODE = Pattern.compile("`(\\w+)`");
    private static final Pattern TYPE = Pattern.compile("\\b(?:class|interface|record|enum) (\\w+)");

    @Test
    void every_type_of_the_glossary_exists() throws IOException {
        var named = named(Documents.read(Documents.root().resolve("docs/glossary.md")));
        assertTrue(named.size() > 30, named::toString);
        named.removeAll(types());
        assertEquals(Set.of(), named);
    }

    @Test
    void a_type_is_read_from_the_third_column_only() {
        assertEquals(
                Set.of("Lamp", "Bulb"),
                named("| Term | Means | Type | not |\n| lamp | `Wire` | `Lamp`, `Bulb` | `Light` |\n"));
    }

    private static Set<String> named(String glossary) {
        var named = new TreeSet<String>();
        CELL.matcher(glossary)
                .results()
                .forEach(cell -> CODE.matcher(cell.group(1)).results().forEach(code -> named.add(code.group(1))));
        return named;
    }

    private static Set<String> types() throws IOException {
        var types = new TreeSet<String>();
        for (var part : List.of("domain", "application", "adapters", "bootstrap")) {
            try (var files = Files.walk(Documents.root().resolve(part))) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .filter(file -> file.toString().contains("/src/main/java/"))
                        .forEach(file ->
                                TYPE.matcher(Documents.read(file)).results().forEach(type -> types.add(type.group(1))));
            }
        }
        return types;
    }
}
