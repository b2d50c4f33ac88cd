package dev.scoresheet.bootstrap.kernel.browser;

/// Fault of a page that the browser reports.
public record Complaint(Kind kind, String text) {

    public enum Kind {
        /// Error on the console, or an exception without a handler.
        ERROR,
        /// Violation of the content security policy.
        POLICY,
        /// Request that failed, or that was answered with an error.
        NETWORK
    }
}
