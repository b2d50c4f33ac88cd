package dev.scoresheet.bootstrap.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Texts of the main sources write numbers the same way on every machine: with the root locale, not with the default.
class NumberFormatTest {

    /// Conversion whose result depends on the locale: grouping, or decimals.
    private static final Pattern DEPENDS_ON_LOCALE = Pattern.compile("%-?\\d*(?:,[\\d.]*|\\.\\d+)[df]");

    /// Root locale as an argument, with the text after it.
    private static final Pattern ROOTED = Pattern.compile(
            "\\bROOT,\\s*(?:\"\"\".*?\"\"\"\\s*|\"(?:[^\"\\\\\\n]|\\\\.)*+\"\\s*\\+?\\s*)+", Pattern.DOTALL);

    @Test
    void numbers_are_written_with_the_root_locale() throws IOException {
        var troubles = new ArrayList<String>();
        for (var source : PlainEnglishTest.mainSources()) {
            troubles(Files.readString(source)).forEach(trouble -> troubles.add(source.getFileName() + ": " + trouble));
        }
        assertEquals(List.of(), troubles);
    }

    @Test
    void a_number_in_the_default_locale_is_reported() {
        assertEquals(List.of("%,d", "%-9.2f"), troubles("""
                        "head %,d".formatted(head);
                        "%5d of %s".formatted(done, name);
                        String.format("%-9.2f", seconds);
                        String.format(Locale.ROOT, "in %.1f s; "
                                + "%,d rows", seconds, rows);
                        String.format(ROOT, \"""
                                %,d games
                                \""", games);
                        """));
    }

    private static List<String> troubles(String source) {
        return DEPENDS_ON_LOCALE
                .matcher(ROOTED.matcher(source).replaceAll(""))
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
