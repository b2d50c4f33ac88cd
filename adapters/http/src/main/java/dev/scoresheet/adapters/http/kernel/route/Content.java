package dev.scoresheet.adapters.http.kernel.route;

/// The body of a reply, as a value.
public sealed interface Content {

    record None() implements Content {}

    /// Anything that Jackson writes: a tree or a record.
    record Json(String mediaType, Object value) implements Content {}

    /// A problem document; it names the request that it answers.
    record Refusal(Problem problem) implements Content {}

    /// Text in UTF-8.
    record Text(String mediaType, String text) implements Content {}

    /// Server-sent events (`text/event-stream`) that go on until the source is complete.
    ///
    /// @param after the id after which they begin
    record Live(long after, LiveSource source) implements Content {

        public static final String MEDIA_TYPE = "text/event-stream";
    }
}
