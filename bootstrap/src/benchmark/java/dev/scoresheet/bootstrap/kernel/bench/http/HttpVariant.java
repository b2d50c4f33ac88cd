package dev.scoresheet.bootstrap.kernel.bench.http;

import dev.scoresheet.adapters.http.kernel.answer.CommandContexts;
import java.util.Map;

/// Route that is measured, and the store of its server.
enum HttpVariant {
    /// Route without a store: name and release of the server. The others are compared with it.
    BARE("bare route", "memory"),
    /// Command with the same key every time. Only the first one appends, so HTTP is most of the work.
    REPEATED("POST, one key", "memory"),
    MEMORY("POST, memory", "memory"),
    POSTGRES("POST, PostgreSQL", "postgres");

    private final String word;
    private final String store;

    HttpVariant(String word, String store) {
        this.word = word;
        this.store = store;
    }

    String word() {
        return word;
    }

    String store() {
        return store;
    }

    /// Returns the request of this variant.
    ///
    /// @param command request of the subject
    WireRequest request(WireRequest command) {
        return switch (this) {
            case BARE -> new WireRequest("GET", "/api", Map.of(), "", 200);
            case REPEATED -> command.with(CommandContexts.KEY, "bench");
            case MEMORY, POSTGRES -> command;
        };
    }

    /// Returns the number of events that a server's log has after these many right answers of this variant.
    long events(long answers) {
        return switch (this) {
            case BARE -> 0;
            case REPEATED -> Math.min(answers, 1);
            case MEMORY, POSTGRES -> answers;
        };
    }
}
