package dev.scoresheet.bootstrap.kernel.browser;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Connection to a browser by its DevTools protocol: calls with their answers, and events. Each message is a JSON
/// document that ends with a zero byte.
final class DevTools {

    /// Session of calls that concern the browser as a whole.
    static final String WHOLE = "";

    private static final int PATIENCE_SECONDS = 60;

    private final OutputStream calls;
    private final AtomicInteger lastId = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final Map<String, BiConsumer<String, JsonNode>> listeners = new ConcurrentHashMap<>();

    DevTools(InputStream messages, OutputStream calls) {
        this.calls = calls;
        Thread.ofPlatform().daemon().name("devtools").start(() -> listen(messages));
    }

    /// Hands the events of a session to a listener, by their names. The listener must make no call.
    void listen(String session, BiConsumer<String, JsonNode> listener) {
        listeners.put(session, listener);
    }

    /// Calls a method, and waits for its result.
    ///
    /// @throws CallFailed if the browser refuses the call, for example because its page has just gone
    JsonNode call(String session, String method, Map<String, ?> parameters) {
        var id = lastId.incrementAndGet();
        var call = new LinkedHashMap<String, Object>(Map.of("id", id, "method", method, "params", parameters));
        if (!session.equals(WHOLE)) {
            call.put("sessionId", session);
        }
        var answer = new CompletableFuture<JsonNode>();
        waiting.put(id, answer);
        send(JsonMapper.shared().writeValueAsBytes(call));
        try {
            var message = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (message.has("error")) {
                throw new CallFailed(method + ": " + message.get("error"));
            }
            return message.get("result");
        } catch (TimeoutException | ExecutionException problem) {
            throw new AssertionError("no answer of the browser to " + method + " " + parameters, problem);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in " + method, interrupted);
        }
    }

    private synchronized void send(byte[] message) {
        try {
            calls.write(message);
            calls.write(0);
            calls.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException("the browser has ended", gone);
        }
    }

    private void listen(InputStream messages) {
        var message = new ByteArrayOutputStream();
        try (messages) {
            var bytes = new byte[1 << 16];
            for (int read = messages.read(bytes); read >= 0; read = messages.read(bytes)) {
                for (int i = 0; i < read; i++) {
                    if (bytes[i] != 0) {
                        message.write(bytes[i]);
                    } else {
                        take(JsonMapper.shared().readTree(message.toByteArray()));
                        message.reset();
                    }
                }
            }
        } catch (IOException _) {
            // the browser has ended
        }
        waiting.values().forEach(answer -> answer.completeExceptionally(new IOException("the browser has ended")));
    }

    private void take(JsonNode message) {
        if (message.has("id")) {
            var answer = waiting.remove(message.get("id").intValue());
            if (answer != null) {
                answer.complete(message);
            }
        } else {
            var session = message.path("sessionId").asString(WHOLE);
            var listener = listeners.get(session);
            if (listener != null) {
                listener.accept(message.get("method").stringValue(), message.get("params"));
            }
        }
    }

    /// The browser refused a call.
    static final class CallFailed extends RuntimeException {

        private static final long serialVersionUID = 1;

        CallFailed(String message) {
            super(message);
        }
    }
}
