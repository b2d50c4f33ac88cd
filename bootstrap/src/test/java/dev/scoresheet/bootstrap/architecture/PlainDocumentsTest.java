package dev.scoresheet.bootstrap.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scoresheet.application.kernel.Product;
import dev.scoresheet.bootstrap.documents.Documents;
import dev.scoresheet.bootstrap.documents.Sentences;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Documents name the actor, have short sentences and are wrapped, as far as a machine can tell.
class PlainDocumentsTest {

    /// Words that hide the actor. The relative pronoun after a user or a caller is fine, because the actor is
    /// named; CLAUSE reports a sentence that opens with that pronoun.
    private static final Pattern HIDDEN_ACTOR = Pattern.compile(
            "\\b(whoever|whatever|nobody|somebody|everybody|anyone|anybody|someone|everyone|he|his|him)\\b",
            Pattern.CASE_INSENSITIVE);

    /// Clause that stands for a noun. A question is none.
    private static final Pattern CLAUSE = Pattern.compile("^(What|Who|Whose|How|Whether|Where|Which)\\b(?!.*\\?$)");

    @Test
    void sentences_of_documents_are_short_and_name_the_actor() throws IOException {
        var troubles = new ArrayList<String>();
        for (var document : Documents.all()) {
            troubles.addAll(troubles(Documents.root().relativize(document).toString(), Files.readAllLines(document)));
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
                troubles("Planted", lines));
    }

    private static List<String> troubles(String file, List<String> lines) {
        var troubles = new ArrayList<String>();
        for (var sentence : Sentences.of(lines)) {
            var at = file + ":" + sentence.line();
            var clause = CLAUSE.matcher(sentence.text());
            if (clause.find()) {
                troubles.add(at + " opens with " + clause.group(1));
            }
            HIDDEN_ACTOR
                    .matcher(sentence.text())
                    .results()
                    .forEach(actor -> troubles.add(at + " says " + actor.group(1)));
            if (sentence.isLong()) {
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
        var source = "<!-- from " + "x".repeat(130) + " -->";
        assertEquals(List.of(prose), overlong(List.of("* " + link, "| " + prose, source, "```", prose, "```", prose)));
        var short118 = "word ".repeat(22) + "12345678";
        assertEquals(List.of(), overlong(List.of(short118 + House.REAL.root().replace('.', '/') + Product.TITLE)));
    }

    /// Lines of prose with more than 120 characters. Tables, code, comments and a single link cannot be wrapped. Names
    /// of the root package and of the product have no length here, so that a rename of the product breaks no line.
    private static List<String> overlong(List<String> lines) {
        var overlong = new ArrayList<String>();
        var inCode = false;
        for (var line : lines) {
            if (line.strip().startsWith("```")) {
                inCode = !inCode;
            }
            var isOneWord = !line.strip().replaceFirst("^([*+-]|\\d+\\.) +", "").contains(" ");
            var isFixed = line.strip().startsWith("|") || line.strip().startsWith("<!--");
            var length = line.replace(House.REAL.root().replace('.', '/'), "")
                    .replaceAll("(?i)" + Product.NAME, "")
                    .length();
            if (length > 120 && !inCode && !isFixed && !isOneWord) {
                overlong.add(line);
            }
        }
        return overlong;
    }
}
