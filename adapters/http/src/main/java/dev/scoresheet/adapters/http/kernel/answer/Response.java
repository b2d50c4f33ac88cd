package dev.scoresheet.adapters.http.kernel.answer;

import dev.scoresheet.adapters.http.kernel.route.Content;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.Optional;

/// Reply ready for the wire.
///
/// @param length bytes of the content, also for HEAD, which sends none; [#UNKNOWN] for an event stream
/// @param live event stream that replaces the body, if any
public record Response(int status, Map<String, String> headers, Buffer body, int length, Optional<Content.Live> live) {

    public static final int UNKNOWN = -1;
}
