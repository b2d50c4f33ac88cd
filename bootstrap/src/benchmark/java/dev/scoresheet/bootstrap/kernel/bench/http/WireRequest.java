package dev.scoresheet.bootstrap.kernel.bench.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// Request that a connection sends again and again.
///
/// @param fields further header fields
/// @param json body; an empty text for a request without one
/// @param status status of a right answer
public record WireRequest(String method, String path, Map<String, String> fields, String json, int status) {

    /// Returns this request with one more header field.
    WireRequest with(String field, String value) {
        var more = new LinkedHashMap<>(fields);
        more.put(field, value);
        return new WireRequest(method, path, more, json, status);
    }

    /// Returns the bytes of the request, which stay the same for the whole measurement.
    byte[] bytes(String authority) {
        var text = new StringBuilder("%s %s HTTP/1.1\r\nHost: %s\r\n".formatted(method, path, authority));
        fields.forEach((field, value) -> text.append("%s: %s\r\n".formatted(field, value)));
        if (!json.isEmpty()) {
            var length = json.getBytes(StandardCharsets.UTF_8).length;
            text.append("Content-Type: application/json\r\nContent-Length: %d\r\n".formatted(length));
        }
        return text.append("\r\n").append(json).toString().getBytes(StandardCharsets.UTF_8);
    }
}
