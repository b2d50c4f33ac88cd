package dev.scoresheet.bootstrap.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Sentences of a Markdown text, with the line where their paragraph, list item, cell or tag of a comment begins.
/// Blocks of code are left out, and code between words counts as one word.
public final class Sentences {

    /// Sentence of a paragraph that begins at a line.
    public record Sentence(int line, String text) {

        private static final int MOST_WORDS = 30;

        public boolean isLong() {
            return words() > MOST_WORDS;
        }

        /// Returns the number of words that have a letter or a digit.
        public int words() {
            return (int) Pattern.compile("\\s+")
                    .splitAsStream(text)
                    .filter(word -> LETTER.matcher(word).find())
                    .count();
        }
    }

    private static final Pattern LETTER = Pattern.compile("[\\p{L}\\d]");
    private static final Pattern ITEM = Pattern.compile("^(#+|[*+-]|\\d+\\.|@(param|throws) \\S+|@return)\\s+");
    private static final Pattern CODE = Pattern.compile("`[^`]*`");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]*)]\\([^)]*\\)");
    private static final Pattern END = Pattern.compile("(?<=[.!?])[)\"*]*\\s+(?=[\\p{Lu}\\d`\"(*…])");

    private final List<Sentence> sentences = new ArrayList<>();
    private final StringBuilder paragraph = new StringBuilder();
    private int begin;

    private Sentences() {}

    public static List<Sentence> of(List<String> lines) {
        var found = new Sentences();
        var inCode = false;
        for (var number = 1; number <= lines.size(); number++) {
            var line = lines.get(number - 1).strip();
            if (line.startsWith("```")) {
                inCode = !inCode;
                found.endParagraph();
            } else if (!inCode) {
                found.read(number, line);
            }
        }
        found.endParagraph();
        return List.copyOf(found.sentences);
    }

    private void read(int number, String line) {
        if (line.isEmpty() || line.startsWith("<!--")) {
            endParagraph();
        } else if (line.startsWith("|")) {
            for (var cell : line.split("\\|")) {
                endParagraph();
                append(number, cell.strip());
            }
            endParagraph();
        } else {
            var item = ITEM.matcher(line);
            if (item.find()) {
                endParagraph();
            }
            append(number, item.replaceFirst(""));
            if (line.startsWith("#")) {
                endParagraph();
            }
        }
    }

    private void append(int number, String text) {
        if (paragraph.isEmpty()) {
            begin = number;
        }
        paragraph.append(text).append(' ');
    }

    private void endParagraph() {
        var prose = LINK.matcher(CODE.matcher(paragraph.toString()).replaceAll("`code`"))
                .replaceAll("$1")
                .strip();
        END.splitAsStream(prose)
                .filter(sentence -> !sentence.isBlank())
                .forEach(sentence -> sentences.add(new Sentence(begin, sentence)));
        paragraph.setLength(0);
    }
}
