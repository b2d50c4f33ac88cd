package dev.scoresheet.adapters.http.kernel.request;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Request as it was received, complete and not yet checked.
///
/// @param correlation id of this request: in its answer, in the metadata of the events that it causes, in the server's
///     log
/// @param target path and query, still encoded
/// @param local true if it was sent from this machine
/// @param created id of the resource that the request creates, from the moment at which the server has chosen it
public record Request(
        String correlation,
        String method,
        String target,
        MultiMap headers,
        Buffer body,
        boolean local,
        AtomicReference<Optional<String>> created) {

    /// Request that creates nothing yet.
    public Request(String correlation, String method, String target, MultiMap headers, Buffer body, boolean local) {
        this(correlation, method, target, headers, body, local, new AtomicReference<>(Optional.empty()));
    }
}
