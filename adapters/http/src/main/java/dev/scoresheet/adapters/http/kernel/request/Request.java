package dev.scoresheet.adapters.http.kernel.request;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/// One request as it came over the wire, whole, before anybody asked whether it makes sense.
///
/// @param correlation made for this request: in its answer, in the metadata of the events that it causes, in the log
/// @param target path and query, still encoded
/// @param local whether it came from this machine
public record Request(String correlation, String method, String target, MultiMap headers, Buffer body, boolean local) {}
