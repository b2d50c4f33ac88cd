package dev.scoresheet.application.kernel.log.append;

/// How the command ended that left a receipt. Clients' refusals leave none and are judged anew when they come again.
public enum ReceiptOutcome {
    DONE,
    /// A process's command that was refused, recorded once.
    REFUSED
}
