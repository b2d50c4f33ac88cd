package dev.scoresheet.application.kernel.operations.transfer;

/// Format that reads a line of an export. Thread-safe; pure.
public interface ImportFormat {

    /// @param text one line, without its line feed
    /// @throws IllegalArgumentException when the form is wrong; the message names the member and never
    ///     quotes an event
    ImportLine line(String text);
}
