package dev.scoresheet.bootstrap.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.bootstrap.documents.Documents;
import dev.scoresheet.bootstrap.documents.Sentences;
import dev.scoresheet.bootstrap.documents.Sentences.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Comments of all sources name the actor, open with a noun or a verb and have short sentences, as far as a machine can
/// tell. Generated sources are left out.
class PlainEnglishTest {

    private static final Pattern OPENING =
            Pattern.compile("/// (What|Who|How|Whether|Where|Which|Whatever|Whoever|Of|So)\\b.*");

    private static final Pattern HIDDEN_ACTOR = Pattern.compile(
            "\\b(who|whoever|whatever|nobody|somebody|everybody|anyone|anybody)\\b", Pattern.CASE_INSENSITIVE);

    @Test
    void comments_name_the_actor_and_have_short_sentences() throws IOException {
        var sources = sources();
        assertTrue(sources.size() > 100, () -> "only " + sources);
        var troubles = new ArrayList<String>();
        for (var source : sources) {
            troubles.addAll(troubles(source.getFileName().toString(), Files.readAllLines(source)));
        }
        assertEquals(List.of(), troubles, "name the actor, open with a noun or a verb, and write short sentences");
    }

    @Test
    void a_comment_that_must_be_read_twice_is_reported() {
        var lines = List.of(
                "/// What somebody else is finding out.",
                "/// A second line may open with any word:",
                "/// What it says is not the opening.",
                "class Planted { // for whoever asks",
                "    String text = \"// nobody\";",
                "}");
        assertEquals(
                List.of("Planted:1 opens with What", "Planted:1 says somebody", "Planted:4 says whoever"),
                troubles("Planted", lines));
    }

    @Test
    void a_long_sentence_of_a_comment_is_reported() {
        var thirty = "Word " + "word ".repeat(29);
        var lines = List.of(
                "/// Opening. " + thirty,
                "///",
                "/// " + thirty + " `code`. Short.",
                "/// @param first " + thirty,
                "/// @throws Second " + thirty,
                "class Planted { // " + thirty,
                "    int second; // " + thirty + "`last`",
                "}");
        assertEquals(
                List.of("Planted:3 has a sentence of 31 words", "Planted:7 has a sentence of 31 words"),
                troubles("Planted", lines));
    }

    private static List<String> troubles(String file, List<String> lines) {
        var troubles = new ArrayList<String>();
        var inDoc = false;
        for (var number = 1; number <= lines.size(); number++) {
            var line = lines.get(number - 1).strip();
            var opening = OPENING.matcher(line);
            if (!inDoc && opening.matches()) {
                troubles.add(file + ":" + number + " opens with " + opening.group(1));
            }
            inDoc = line.startsWith("///");
            var actor = HIDDEN_ACTOR.matcher(comment(line));
            while (actor.find()) {
                troubles.add(file + ":" + number + " says " + actor.group(1));
            }
        }
        Sentences.of(lines.stream().map(PlainEnglishTest::text).toList()).stream()
                .filter(Sentence::isLong)
                .map(sentence -> "%s:%d has a sentence of %d words".formatted(file, sentence.line(), sentence.words()))
                .forEach(troubles::add);
        return troubles;
    }

    /// Text of the comment of a line. A comment behind code begins a paragraph.
    private static String text(String line) {
        var text = comment(line.strip()).replaceFirst("^/+ ?", "");
        return line.strip().startsWith("//") || text.isEmpty() ? text : "* " + text;
    }

    /// The comment of a line, or nothing. Two slashes after a quote belong to a text.
    private static String comment(String line) {
        var at = line.indexOf("//");
        return at < 0 || line.substring(0, at).contains("\"") ? "" : line.substring(at);
    }

    static List<Path> mainSources() throws IOException {
        return sources().stream()
                .filter(file -> file.toString().contains("/src/main/java/")
                        || file.toString().contains("/make-it-yours/starter/"))
                .toList();
    }

    private static List<Path> sources() throws IOException {
        try (var files = Files.walk(Documents.root())) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .filter(file -> !file.toString().contains("/src/generated/"))
                    .toList();
        }
    }
}
