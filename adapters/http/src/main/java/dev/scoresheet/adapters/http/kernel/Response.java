package dev.scoresheet.adapters.http.kernel;

import io.vertx.core.buffer.Buffer;
import java.util.Map;

/// A reply ready for the wire.
///
/// @param length of the content, also where none is sent: to HEAD
public record Response(int status, Map<String, String> headers, Buffer body, int length) {}
