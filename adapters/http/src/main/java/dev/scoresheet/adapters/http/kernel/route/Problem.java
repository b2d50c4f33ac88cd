package dev.scoresheet.adapters.http.kernel.route;

import java.util.LinkedHashMap;
import java.util.Map;

/// One occurrence of a problem (RFC 9457).
///
/// @param detail for a person; never repeats what was sent beyond a short name, and never says how we work inside
/// @param members further members of the document
/// @param headers that go with it, such as `Allow`
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

    public Reply reply() {
        return new Reply(type.status(), headers, new Content.Refusal(this));
    }

    /// Writes it out for the request that met it.
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
