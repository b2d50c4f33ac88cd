package dev.scoresheet.bootstrap.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.bootstrap.documents.Documents;
import dev.scoresheet.bootstrap.documents.Sentences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Comments and documents name the actor and have short sentences, as far as a machine can tell. Comments open with a
/// noun or a verb, and documents are wrapped.
class PlainEnglishTest {

    private static final Pattern OPENING =
            Pattern.compile("/// (What|Who|How|Whether|Where|Which|Whatever|Whoever|Of|So)\\b.*");

    private static final Pattern HIDDEN_ACTOR = Pattern.compile(
            "\\b(who|whoever|whatever|nobody|somebody|everybody|anyone|anybody)\\b", Pattern.CASE_INSENSITIVE);

    /// A user or caller "who" is named; a sentence that opens with the word is not.
    private static final Pattern HIDDEN_ACTOR_OF_DOCUMENTS = Pattern.compile(
            "\\b(whoever|whatever|nobody|somebody|everybody|anyone|anybody|someone|everyone|he|his|him)\\b",
            Pattern.CASE_INSENSITIVE);

    /// Clause that stands for a noun. A question is none.
    private static final Pattern CLAUSE = Pattern.compile("^(What|Who|Whose|How|Whether|Where|Which)\\b(?!.*\\?$)");

    private static final int MOST_WORDS = 30;

    @Test
    void comments_name_the_actor_and_open_with_a_noun_or_a_verb() throws IOException {
        var sources = sources();
        assertTrue(sources.size() > 100, () -> "only " + sources);
        var troubles = new ArrayList<String>();
        for (var source : sources) {
            troubles.addAll(troubles(source.getFileName().toString(), Files.readAllLines(source)));
        }
        assertEquals(List.of(), troubles);
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
    void sentences_of_documents_are_short_and_name_the_actor() throws IOException {
        var troubles = new ArrayList<String>();
        for (var document : Documents.all()) {
            troubles.addAll(
                    troublesOfDocument(Documents.root().relativize(document).toString(), Files.readAllLines(document)));
        }
        assertEquals(List.of(), troubles);
    }

    @Test
    void a_sentence_of_a_document_that_must_be_read_twice_is_reported() {
        var thirty = "word ".repeat(29) + "`code of any length` ";
        var lines = List.of(
                "# What follows is no sentence that opens a paragraph",
                "",
                "* " + thirty,
                "  more.",
                "* " + thirty + ". Short enough?",
                "",
                "What he wrote is gone. Is it? What is it? A user who asks gets an answer.",
                "| ask anyone | " + thirty + thirty + " |",
                "```",
                "nobody " + thirty + thirty,
                "```");
        assertEquals(
                List.of(
                        "Planted:1 opens with What",
                        "Planted:3 has a sentence of 31 words",
                        "Planted:7 opens with What",
                        "Planted:7 says he",
                        "Planted:8 says anyone",
                        "Planted:8 has a sentence of 60 words"),
                troublesOfDocument("Planted", lines));
    }

    private static List<String> troublesOfDocument(String file, List<String> lines) {
        var troubles = new ArrayList<String>();
        for (var sentence : Sentences.of(lines)) {
            var at = file + ":" + sentence.line();
            var clause = CLAUSE.matcher(sentence.text());
            if (clause.find()) {
                troubles.add(at + " opens with " + clause.group(1));
            }
            HIDDEN_ACTOR_OF_DOCUMENTS
                    .matcher(sentence.text())
                    .results()
                    .forEach(actor -> troubles.add(at + " says " + actor.group(1)));
            if (sentence.words() > MOST_WORDS) {
                troubles.add(at + " has a sentence of " + sentence.words() + " words");
            }
        }
        return troubles;
    }

    @Test
    void documents_are_wrapped_at_120_columns() throws IOException {
        var troubles = new ArrayList<String>();
        for (var document : Documents.all()) {
            for (var line : overlong(Files.readAllLines(document))) {
                troubles.add(document.getFileName() + ": " + line);
            }
        }
        assertEquals(List.of(), troubles);
    }

    @Test
    void a_long_line_is_reported_unless_it_cannot_be_wrapped() {
        var link = "[link](" + "x".repeat(130) + ")";
        var prose = "word ".repeat(30);
        assertEquals(List.of(prose), overlong(List.of("* " + link, "| " + prose, "```", prose, "```", prose)));
    }

    /// Lines of prose with more than 120 characters. Tables, code and a single link cannot be wrapped.
    private static List<String> overlong(List<String> lines) {
        var overlong = new ArrayList<String>();
        var inCode = false;
        for (var line : lines) {
            if (line.strip().startsWith("```")) {
                inCode = !inCode;
            }
            var isOneWord = !line.strip().replaceFirst("^([*+-]|\\d+\\.) +", "").contains(" ");
            if (line.length() > 120 && !inCode && !line.strip().startsWith("|") && !isOneWord) {
                overlong.add(line);
            }
        }
        return overlong;
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
        return troubles;
    }

    /// The comment of a line, or nothing. Two slashes after a quote belong to a text.
    private static String comment(String line) {
        var at = line.indexOf("//");
        return at < 0 || line.substring(0, at).contains("\"") ? "" : line.substring(at);
    }

    private static List<Path> sources() throws IOException {
        try (var files = Files.walk(Documents.root())) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/src/main/java/")
                            || file.toString().contains("/make-it-yours/starter/"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .toList();
        }
    }
}
