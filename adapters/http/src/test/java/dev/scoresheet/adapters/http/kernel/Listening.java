package dev.scoresheet.adapters.http.kernel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Client of an event stream.
public final class Listening implements AutoCloseable {

    /// Event as it arrived; a comment has neither type nor data.
    public record Heard(String id, String type, String data) {

        public long number() {
            return Long.parseLong(id);
        }

        public boolean isComment() {
            return type.isEmpty();
        }
    }

    private final HttpResponse<InputStream> response;
    private final BufferedReader lines;
    private long retry;

    private Listening(HttpResponse<InputStream> response) {
        this.response = response;
        this.lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    /// @param headers name, value, name, value …
    public static Listening to(HttpClient client, String url, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url)).header("Accept", "text/event-stream");
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return new Listening(client.send(request.build(), BodyHandlers.ofInputStream()));
    }

    public HttpResponse<InputStream> response() {
        return response;
    }

    /// Returns the time after which a client reconnects, in milliseconds.
    public long retry() {
        return retry;
    }

    public int status() {
        return response.statusCode();
    }

    /// Reads the whole body of an answer that is no stream.
    public String text() throws IOException {
        return new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
    }

    /// Returns the next event, or null at the end. It skips comments unless the caller wants them.
    public @Nullable Heard next(boolean comments) throws IOException {
        var fields = new ArrayList<String>(List.of("", "", ""));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty()) {
                var heard = new Heard(fields.get(0), fields.get(1), fields.get(2));
                if (comments || !heard.isComment()) {
                    return heard;
                }
            } else if (line.startsWith("id: ")) {
                fields.set(0, line.substring(4));
            } else if (line.startsWith("event: ")) {
                fields.set(1, line.substring(7));
            } else if (line.startsWith("data: ")) {
                fields.set(2, line.substring(6));
            } else if (line.startsWith("retry: ")) {
                retry = Long.parseLong(line.substring(7));
            } else if (!line.equals(":")) {
                throw new IOException("no line of an event stream: " + line);
            }
        }
        return null;
    }

    public Heard next() throws IOException {
        var heard = next(false);
        if (heard == null) {
            throw new IOException("the stream has ended");
        }
        return heard;
    }

    /// Reads all events to the end.
    public List<Heard> rest() throws IOException {
        var rest = new ArrayList<Heard>();
        for (var heard = next(false); heard != null; heard = next(false)) {
            rest.add(heard);
        }
        return rest;
    }

    @Override
    public void close() throws IOException {
        response.body().close();
    }
}
