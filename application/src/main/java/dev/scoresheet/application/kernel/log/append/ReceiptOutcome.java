package dev.scoresheet.application.kernel.log.append;

/// Outcome of the command that left a receipt. Refusals to clients leave no receipt; a resend is decided again.
public enum ReceiptOutcome {
    DONE,
    /// Refused command of a process, recorded once.
    REFUSED
}
