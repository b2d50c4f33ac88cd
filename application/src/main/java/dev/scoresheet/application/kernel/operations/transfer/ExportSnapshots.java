package dev.scoresheet.application.kernel.operations.transfer;

/// Store of which an export takes one moment. Thread-safe; calls block.
@FunctionalInterface
public interface ExportSnapshots {

    /// Takes the head of the log and the records of processes, as of the same moment. Later appends and steps do not
    /// change the answer, and do not wait for it.
    ExportSnapshot take();
}
