package dev.scoresheet.application.kernel.projection.step;

/// Error when the rows of a generation cannot be read: the table is missing, lacks a column, is damaged or denied. A
/// rebuild and a cut-over replace it.
public final class RowsUnreadable extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /// @param of generation or view
    /// @param why reason in some words, which quote no data
    public RowsUnreadable(String of, String why) {
        super(sentence(of, why));
    }

    public RowsUnreadable(String of, String why, Throwable cause) {
        super(sentence(of, why), cause);
    }

    private static String sentence(String of, String why) {
        return "the rows of %s cannot be read, because %s".formatted(of, why);
    }
}
