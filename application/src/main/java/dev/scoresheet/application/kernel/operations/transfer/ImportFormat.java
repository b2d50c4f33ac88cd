package dev.scoresheet.application.kernel.operations.transfer;

/// How a line of an export is read. Thread-safe; pure.
public interface ImportFormat {

    /// @param text one line, without its line feed
    /// @throws IllegalArgumentException saying what is wrong with the form, naming the member, never
    ///     quoting an event
    ImportLine line(String text);
}
