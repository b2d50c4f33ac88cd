package dev.scoresheet.adapters.http.kernel.route;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// Occurrence of a problem (RFC 9457).
///
/// @param detail text for a person. It repeats at most a short name from the request and never describes the server's
///     internals
/// @param members further members of the document
/// @param headers header fields of the answer, such as `Allow`
public record Problem(ProblemType type, String detail, Map<String, Object> members, Map<String, String> headers) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        members = Map.copyOf(members);
        headers = Map.copyOf(headers);
    }

    public Problem with(String member, Object value) {
        var more = new LinkedHashMap<>(members);
        more.put(member, value);
        return new Problem(type, detail, more, headers);
    }

    public Problem header(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Problem(type, detail, members, more);
    }

    /// @param wait time after which the client may send the request again; at least a second
    public Problem retryAfter(Duration wait) {
        return header("Retry-After", Long.toString(Math.max(1, wait.toSeconds())));
    }

    public Reply reply() {
        return new Reply(type.status(), headers, new Content.Refusal(this));
    }

    /// Writes the problem document for the request that caused it.
    public Map<String, Object> document(String correlation) {
        var document = new LinkedHashMap<String, Object>();
        document.put("type", type.uri());
        document.put("title", type.title());
        document.put("status", type.status());
        document.put("detail", detail);
        document.putAll(members);
        document.put("request", correlation);
        return document;
    }
}
