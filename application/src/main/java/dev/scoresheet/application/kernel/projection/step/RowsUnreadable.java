package dev.scoresheet.application.kernel.projection.step;

/// The rows of a generation cannot be read: its table is gone, has lost a column, is damaged or denied. A
/// rebuild and a cut-over replace it.
public final class RowsUnreadable extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /// @param of which generation or view
    /// @param why in some words, which quote no data
    public RowsUnreadable(String of, String why) {
        super(sentence(of, why));
    }

    public RowsUnreadable(String of, String why, Throwable cause) {
        super(sentence(of, why), cause);
    }

    private static String sentence(String of, String why) {
        return "the rows of %s cannot be read, since %s".formatted(of, why);
    }
}
