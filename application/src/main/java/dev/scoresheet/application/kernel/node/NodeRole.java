package dev.scoresheet.application.kernel.node;

import java.util.Locale;

/// Part of the work that a node does.
public enum NodeRole {
    /// Answers requests of clients.
    HTTP,
    /// Keeps read models current.
    VIEWS,
    /// Runs process managers, once the subject has some.
    PROCESSES,
    /// Runs one command and ends.
    VERB;

    /// Returns the role as a word for people and scripts.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
