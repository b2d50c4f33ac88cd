package dev.scoresheet.adapters.http.kernel.request;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/// Request as it was received, complete and not yet checked.
///
/// @param correlation id of this request: in its answer, in the metadata of the events that it causes, in the server's
///     log
/// @param target path and query, still encoded
/// @param local true if it was sent from this machine
public record Request(String correlation, String method, String target, MultiMap headers, Buffer body, boolean local) {}
