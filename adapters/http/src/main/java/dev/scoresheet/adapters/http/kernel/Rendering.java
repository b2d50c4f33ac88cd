package dev.scoresheet.adapters.http.kernel;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/// A reply as bytes and header fields, with what every response carries: what it is may not be guessed, run, framed or
/// leaked by a browser.
final class Rendering {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule().addSerializer(Instant.class, new Microseconds()))
            .build();

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

    /// Instants are written as the log keeps them: UTC, always six decimals.
    private static final class Microseconds extends StdSerializer<Instant> {

        private static final DateTimeFormatter FORMAT =
                DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

        Microseconds() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant instant, JsonGenerator json, SerializationContext context) {
            json.writeString(FORMAT.format(instant));
        }
    }
}
