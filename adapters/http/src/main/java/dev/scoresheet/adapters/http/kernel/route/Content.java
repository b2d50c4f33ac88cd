package dev.scoresheet.adapters.http.kernel.route;

/// Body of a reply, as a value.
public sealed interface Content {

    record None() implements Content {}

    /// Any value that Jackson writes: a tree or a record.
    record Json(String mediaType, Object value) implements Content {}

    /// Problem document; it names the request that it answers.
    record Refusal(Problem problem) implements Content {}

    /// Text in UTF-8.
    record Text(String mediaType, String text) implements Content {}

    /// File that the server's static handler writes.
    ///
    /// @param length bytes of the file
    record File(String mediaType, int length) implements Content {}

    /// Server-sent events (`text/event-stream`) that continue until the source is complete.
    ///
    /// @param after id after which they begin
    record Live(long after, LiveSource source) implements Content {

        public static final String MEDIA_TYPE = "text/event-stream";
    }
}
