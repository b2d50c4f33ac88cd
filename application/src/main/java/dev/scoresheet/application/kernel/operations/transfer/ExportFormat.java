package dev.scoresheet.application.kernel.operations.transfer;

/// Format that writes an export line as one line of text, without the line feed. Thread-safe; pure.
public interface ExportFormat {

    String line(ExportLine line);
}
