package dev.scoresheet.adapters.http.kernel.answer;

import dev.scoresheet.adapters.http.kernel.route.Content;
import dev.scoresheet.adapters.http.kernel.route.LiveSource;
import dev.scoresheet.adapters.http.kernel.route.Problem;
import dev.scoresheet.adapters.http.kernel.route.Reply;
import dev.scoresheet.application.kernel.Product;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/// Renderer of a reply as bytes and header fields. Each response has header fields that forbid a browser to guess its
/// type, run it, frame it or leak it.
public final class ReplyRenderer {

    /// Header field that names the request in its answer.
    public static final String REQUEST = Product.TITLE + "-Request";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule().addSerializer(Instant.class, new Microseconds()))
            .build();

    private static final Map<String, String> ALWAYS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "Content-Security-Policy", "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Opener-Policy", "same-origin");

    private ReplyRenderer() {}

    /// @param correlation id of the request that this answers
    public static Response of(Reply contents, String correlation, boolean headOnly) {
        var reply = contents.with(REQUEST, correlation);
        return switch (reply.content()) {
            case Content.None() -> response(reply, Optional.empty(), Buffer.buffer(), headOnly);
            case Content.Json(var mediaType, var value) ->
                response(reply, Optional.of(mediaType), Buffer.buffer(MAPPER.writeValueAsBytes(value)), headOnly);
            case Content.Refusal(var problem) ->
                response(
                        reply,
                        Optional.of(Problem.MEDIA_TYPE),
                        Buffer.buffer(MAPPER.writeValueAsBytes(problem.document(correlation))),
                        headOnly);
            case Content.Text(var mediaType, var text) ->
                response(reply, Optional.of(mediaType), Buffer.buffer(text.getBytes(StandardCharsets.UTF_8)), headOnly);
            case Content.File(var mediaType, var length) ->
                new Response(
                        reply.status(),
                        headers(reply, Optional.of(mediaType)),
                        Buffer.buffer(),
                        length,
                        Optional.empty());
            case Content.Live live ->
                new Response(
                        reply.status(),
                        headers(reply, Optional.of(Content.Live.MEDIA_TYPE)),
                        Buffer.buffer(),
                        Response.UNKNOWN,
                        headOnly ? Optional.empty() : Optional.of(live));
        };
    }

    private static Response response(Reply reply, Optional<String> mediaType, Buffer body, boolean headOnly) {
        return new Response(
                reply.status(),
                headers(reply, mediaType),
                headOnly ? Buffer.buffer() : body,
                body.length(),
                Optional.empty());
    }

    private static Map<String, String> headers(Reply reply, Optional<String> mediaType) {
        var headers = new LinkedHashMap<>(ALWAYS);
        headers.putAll(reply.headers());
        mediaType.ifPresent(type -> headers.put("Content-Type", type));
        if (reply.status() >= 400) {
            headers.putIfAbsent("Cache-Control", "no-store");
        }
        return headers;
    }

    /// Leading events of a list, as text.
    ///
    /// @param events number of events in the text
    public record Rendered(Buffer text, int events) {}

    /// Writes events in the form of an event stream. It writes one event at least and starts no further event after
    /// `bytes` bytes. Jackson writes no line breaks.
    public static Rendered events(List<LiveSource.ServerEvent> events, int bytes) {
        var text = Buffer.buffer();
        int rendered = 0;
        for (var event : events) {
            if (text.length() >= bytes) {
                break;
            }
            rendered++;
            text.appendString("id: " + event.id() + "\nevent: " + event.type() + "\ndata: ");
            text.appendBytes(MAPPER.writeValueAsBytes(event.data()));
            text.appendString("\n\n");
        }
        return new Rendered(text, rendered);
    }

    /// Serializer that writes instants as the log keeps them: UTC, always six decimals.
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
