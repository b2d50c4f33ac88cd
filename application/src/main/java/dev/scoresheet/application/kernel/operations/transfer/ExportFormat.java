package dev.scoresheet.application.kernel.operations.transfer;

/// How a line of an export is written: as text of one line, without the line feed. Thread-safe; pure.
public interface ExportFormat {

    String line(ExportLine line);
}
