package dev.scoresheet.bootstrap.kernel.bench.measure;

import java.util.List;
import java.util.Locale;

/// Table of a benchmark as text: a head, rows of one form, and at the end the foreign use of the processor and the
/// result of the checks.
public final class TextTable {

    private final StringBuilder text;
    private final String form;

    /// @param head first lines, each with its line feed
    /// @param form format of a row, without a line feed
    public TextTable(String head, String form) {
        this.text = new StringBuilder(head);
        this.form = form + "%n";
    }

    public void row(Object... cells) {
        text.append(String.format(Locale.ROOT, form, cells));
    }

    /// Returns the whole text.
    ///
    /// @param checked sentence for a measurement without problems
    public String ended(double foreignCpu, List<String> problems, String checked) {
        text.append(String.format(Locale.ROOT, "foreign processor use: %.2f cores on average%n", foreignCpu));
        return text.append(result(problems, checked)).toString();
    }

    public static String result(List<String> problems, String checked) {
        return problems.isEmpty() ? "checked: " + checked : "WRONG: " + String.join("; ", problems);
    }
}
