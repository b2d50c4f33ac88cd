package dev.scoresheet.adapters.http.kernel;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// A reply as bytes and header fields, with what every response carries: what it is may not be guessed, run, framed or
/// leaked by a browser.
final class Rendering {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private static final Map<String, String> ALWAYS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "Content-Security-Policy", "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Opener-Policy", "same-origin");

    private Rendering() {}

    static Response of(Reply reply, boolean headOnly) {
        var headers = new LinkedHashMap<>(ALWAYS);
        headers.putAll(reply.headers());
        var body = switch (reply.content()) {
            case Content.None() -> Buffer.buffer();
            case Content.Json(var mediaType, var value) -> {
                headers.put("Content-Type", mediaType);
                yield Buffer.buffer(MAPPER.writeValueAsBytes(value));
            }
            case Content.Text(var mediaType, var text) -> {
                headers.put("Content-Type", mediaType);
                yield Buffer.buffer(text.getBytes(StandardCharsets.UTF_8));
            }
        };
        if (reply.status() >= 400) {
            headers.putIfAbsent("Cache-Control", "no-store");
        }
        return new Response(reply.status(), headers, headOnly ? Buffer.buffer() : body, body.length());
    }
}
