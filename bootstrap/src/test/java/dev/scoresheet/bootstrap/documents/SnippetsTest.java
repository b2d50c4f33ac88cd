package dev.scoresheet.bootstrap.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// A block of code that follows `<!-- from path/to/File.java -->` stands in that file, indentation aside. Lines of
/// `// …` leave something out. A block of `diff` changes the starter: each place that it changes is there.
class SnippetsTest {

    private static final Path STARTER = Documents.root().resolve("docs/make-it-yours/starter");
    private static final Pattern DIFF = Pattern.compile("(?ms)^```diff\\n(.*?)^```");
    private static final Pattern CHANGED_FILE =
            Pattern.compile("(?ms)^--- (\\S+)\\n\\+\\+\\+ b/(\\S+)\\n(.*?)(?=^--- |\\z)");

    private static final Pattern SNIPPET = Pattern.compile("(?ms)^<!-- from (\\S+) -->\\s*^```\\w*\\n(.*?)^```");

    @Test
    void every_marked_snippet_is_the_code() {
        var wrong = new ArrayList<String>();
        for (var document : Documents.all()) {
            var text = Documents.read(document);
            assertEquals(
                    text.split("(?m)^\\s*<!-- from ", -1).length - 1,
                    SNIPPET.matcher(text).results().count(),
                    () -> "a source without its code in " + document);
            SNIPPET.matcher(text).results().forEach(snippet -> {
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

    @Test
    void every_diff_changes_the_starter_as_it_is() {
        var wrong = new ArrayList<String>();
        for (var document : Documents.all()) {
            DIFF.matcher(Documents.read(document))
                    .results()
                    .forEach(diff -> wrong.addAll(misfits(diff.group(1), file -> {
                        var source = STARTER.resolve(file);
                        return Files.exists(source) ? Documents.read(source) : "";
                    })));
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void a_diff_that_does_not_fit_is_noticed() {
        var change = "--- a/A.java\n+++ b/A.java\n@@ -1,2 +1,2 @@ class A\n     int b;\n-    int c;\n+    int d;\n";
        assertEquals(List.of(), misfits(change, _ -> "class A {\n    int b;\n    int c;\n}\n"));
        assertEquals(List.of("A.java: int b;\nint c;\n"), misfits(change, _ -> "class A {\n    int b;\n}\n"));
        var creation = "--- /dev/null\n+++ b/B.java\n@@ -0,0 +1 @@\n+class B {}\n";
        assertEquals(List.of(), misfits(creation, _ -> ""));
        assertEquals(List.of("B.java: exists"), misfits(creation, _ -> "class B {}\n"));
        assertEquals(List.of("no file: int d;\n"), misfits("int d;\n", _ -> ""));
    }

    /// Returns the places of a diff that are not in its files.
    private static List<String> misfits(String diff, Function<String, String> source) {
        var files = CHANGED_FILE.matcher(diff).results().toList();
        var wrong = new ArrayList<String>();
        if (files.isEmpty()) {
            wrong.add("no file: " + diff);
        }
        for (var file : files) {
            var text = source.apply(file.group(2));
            if (file.group(1).equals("/dev/null")) {
                if (!text.isEmpty()) {
                    wrong.add(file.group(2) + ": exists");
                }
                continue;
            }
            for (var hunk : file.group(3).split("(?m)^@@.*\\n")) {
                var old = hunk.lines()
                        .filter(line -> !line.startsWith("+"))
                        .map(line -> line.substring(1).strip() + "\n")
                        .collect(Collectors.joining())
                        .strip();
                if (!unindented(text).contains(old)) {
                    wrong.add(file.group(2) + ": " + old + "\n");
                }
            }
        }
        return wrong;
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
