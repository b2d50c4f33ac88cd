package dev.scoresheet.application.kernel.process.store;

import java.util.Optional;

/// First start of a process that replaces another one. No event gets no reaction, and none gets reactions of both.
/// Thread-safe; calls block.
public interface ProcessReplacement {

    /// Returns the record of the first start; empty while the predecessor still has work. A node calls this
    /// again with each heartbeat.
    ///
    /// The first call records a hold at the head of the log, and raises the epochs of the predecessor's
    /// partitions. Their owners go on through the hold and no further. Once all of them are there, with
    /// nothing waiting, parked or due, one transaction closes the predecessor for ever. The same transaction
    /// starts the process: it acts from the hold, and from the instant of that transaction. A predecessor that
    /// was never started is closed at the head.
    ///
    /// @param partitions number of partitions of the process
    /// @throws IllegalStateException when another process replaces the predecessor
    Optional<ProcessStart> start(String predecessor, String process, int partitions);
}
