package dev.scoresheet.bootstrap.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// A block of code that follows `<!-- from path/to/File.java -->` stands in that file, indentation aside. Lines of
/// `// …` leave something out.
class SnippetsTest {

    private static final Pattern SNIPPET = Pattern.compile("(?ms)^<!-- from (\\S+) -->\\s*^```\\w*\\n(.*?)^```");

    @Test
    void every_marked_snippet_is_the_code() {
        var wrong = new ArrayList<String>();
        for (var document : Documents.all()) {
            SNIPPET.matcher(Documents.read(document)).results().forEach(snippet -> {
                var source = Documents.read(Documents.root().resolve(snippet.group(1)));
                if (!standsIn(source, snippet.group(2))) {
                    wrong.add(
                            Documents.root().relativize(document) + ": " + snippet.group(1) + "\n" + snippet.group(2));
                }
            });
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void a_snippet_that_is_not_the_code_is_noticed() {
        assertTrue(standsIn("class A {\n    int b;\n    int c;\n    int d;\n}\n", "int b;\n// …\nint d;\n"));
        assertFalse(standsIn("class A {\n    int b;\n}\n", "int d;\n"));
    }

    private static boolean standsIn(String source, String snippet) {
        var text = unindented(source);
        int from = 0;
        for (var part : unindented(snippet).split("(?m)^// …\\n")) {
            int at = text.indexOf(part, from);
            if (at < 0) {
                return false;
            }
            from = at + part.length();
        }
        return true;
    }

    private static String unindented(String text) {
        return text.replaceAll("(?m)^[ \\t]+", "");
    }
}
