package dev.scoresheet.adapters.http.kernel.answer;

import dev.scoresheet.adapters.http.kernel.route.Content;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.Optional;

/// A reply ready for the wire.
///
/// @param length of the content, also where none is sent: to HEAD; [#UNKNOWN] for what goes on
/// @param live what goes on instead of the body, if anything
public record Response(int status, Map<String, String> headers, Buffer body, int length, Optional<Content.Live> live) {

    public static final int UNKNOWN = -1;
}
