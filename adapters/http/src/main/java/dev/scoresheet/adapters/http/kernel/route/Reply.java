package dev.scoresheet.adapters.http.kernel.route;

import java.util.LinkedHashMap;
import java.util.Map;

/// Answer to a call, as a value; it is rendered to bytes later.
public record Reply(int status, Map<String, String> headers, Content content) {

    private static final String JSON = "application/json";

    public Reply {
        headers = Map.copyOf(headers);
    }

    public static Reply json(int status, Object value) {
        return new Reply(status, Map.of(), new Content.Json(JSON, value));
    }

    public static Reply text(String mediaType, String text) {
        return new Reply(200, Map.of(), new Content.Text(mediaType, text));
    }

    /// @param after id after which the events begin
    public static Reply live(long after, LiveSource source) {
        return new Reply(200, Map.of(), new Content.Live(after, source));
    }

    public static Reply empty(int status) {
        return new Reply(status, Map.of(), new Content.None());
    }

    public Reply with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, more, content);
    }
}
