package dev.scoresheet.bootstrap.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.bootstrap.documents.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The guide explains each rule for subjects, and texts that a newcomer meets. It names rules for all code by a part of
/// their message. Its texts are those of the kernel.
class GuideTest {

    private static final Path GUIDE = Documents.root().resolve("docs/make-it-yours");
    private static final String ERRORS = Documents.read(GUIDE.resolve("errors.md"));
    private static final Pattern LEFT_OUT = Pattern.compile("…");
    private static final Pattern JOIN = Pattern.compile("\"\\s*[+]\\s*\"");

    private static final List<String> EXPLAINED = firstColumn("| Message | Meaning and remedy |");

    @Test
    void each_message_of_the_guide_is_one_of_a_rule() {
        var messages = Stream.of(SubjectRules.rules(), LayerRules.rules(), PurityRules.rules(), PackageRules.rules())
                .flatMap(rules -> rules)
                .map(GuideTest::message)
                .toList();
        assertEquals(
                List.of(),
                EXPLAINED.stream()
                        .filter(text -> messages.stream().noneMatch(message -> message.contains(text)))
                        .toList());
    }

    @Test
    void each_rule_for_subjects_is_in_the_guide() {
        assertEquals(
                List.of(),
                SubjectRules.rules()
                        .map(GuideTest::message)
                        .filter(message -> EXPLAINED.stream().noneMatch(message::startsWith))
                        .toList());
    }

    @Test
    void each_text_of_the_guide_is_one_of_the_kernel() throws IOException {
        var texts = firstColumn("| Text | Cause and remedy |").stream()
                .map(cell -> cell.replace("`", ""))
                .toList();
        assertTrue(texts.size() > 20, texts::toString);
        var sources = sources();
        assertEquals(
                List.of(),
                texts.stream()
                        .filter(text -> sources.stream().noneMatch(source -> isIn(source, text)))
                        .toList());
    }

    @Test
    void a_text_that_no_code_has_is_noticed() {
        var source =
                joined("throw new Refused(\"two views have the name \" + name\n        + \"; \" + \"rename one\")");
        assertTrue(isIn(source, "two views have the name …; rename one"));
        assertFalse(isIn(source, "two views have the name …; delete one"));
        assertFalse(isIn(source, "; rename one … two views"));
    }

    @Test
    void each_page_is_listed_on_the_first_page_of_the_guide() throws IOException {
        var first = Documents.read(GUIDE.resolve("guide.md"));
        try (var files = Files.list(GUIDE)) {
            assertEquals(
                    List.of(),
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".md") && !name.equals("guide.md"))
                            .filter(name -> !first.contains("](" + name + ") |"))
                            .toList());
        }
    }

    private static boolean isIn(String source, String text) {
        int from = 0;
        for (var part : LEFT_OUT.split(text)) {
            int at = source.indexOf(part, from);
            if (at < 0) {
                return false;
            }
            from = at + part.length();
        }
        return true;
    }

    /// Returns the sources of the kernel in all modules, with the parts of a text joined.
    private static List<String> sources() throws IOException {
        var sources = new ArrayList<String>();
        for (var module : List.of("domain", "application", "adapters", "bootstrap")) {
            try (var files = Files.walk(Documents.root().resolve(module))) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .filter(file -> file.toString().contains("/src/")
                                && file.toString().contains("/kernel/"))
                        .forEach(file -> sources.add(joined(Documents.read(file))));
            }
        }
        return sources;
    }

    private static String joined(String source) {
        return JOIN.matcher(source).replaceAll("");
    }

    /// Returns the first cell of each row of all tables with this head.
    private static List<String> firstColumn(String head) {
        var cells = new ArrayList<String>();
        var lines = ERRORS.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).equals(head)) {
                lines.stream()
                        .skip(i + 2)
                        .takeWhile(line -> line.startsWith("|"))
                        .map(line -> line.split(" *[|] *", -1)[1])
                        .forEach(cells::add);
            }
        }
        return List.copyOf(cells);
    }

    private static String message(Rule rule) {
        return rule.in().apply(rule.planted()).getDescription();
    }
}
