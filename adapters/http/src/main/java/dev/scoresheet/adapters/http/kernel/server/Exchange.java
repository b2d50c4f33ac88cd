package dev.scoresheet.adapters.http.kernel.server;

import dev.scoresheet.adapters.http.kernel.answer.ReplyRenderer;
import dev.scoresheet.adapters.http.kernel.answer.Response;
import dev.scoresheet.adapters.http.kernel.live.LiveStream;
import dev.scoresheet.adapters.http.kernel.live.LiveStreams;
import dev.scoresheet.adapters.http.kernel.request.Limits;
import dev.scoresheet.adapters.http.kernel.request.Request;
import dev.scoresheet.adapters.http.kernel.route.Content;
import dev.scoresheet.adapters.http.kernel.route.KernelProblems;
import dev.scoresheet.adapters.http.kernel.route.Problem;
import dev.scoresheet.adapters.http.kernel.route.Reply;
import dev.scoresheet.adapters.http.kernel.routing.Failures;
import dev.scoresheet.application.kernel.time.TimeSource;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Request and its answer, on the event loop. It lets a virtual thread find the answer, and writes it within the limits
/// of time. Every exchange is answered exactly once.
final class Exchange {

    private static final Duration LINGER = Duration.ofSeconds(1);

    private enum Phase {
        RECEIVING,
        ANSWERING,
        WRITING,
        /// The server writes events as they occur, until one side closes.
        STREAMING,
        /// The answer is written. The server discards further input for a moment, so that the client reads the answer
        /// before the connection closes.
        LINGERING
    }

    private final HttpServerRequest request;
    private final String correlation;
    private final ClientConnection client;
    private final Limits limits;
    private final Context context;
    private final LiveStreams streams;
    private final UnwrittenAnswers unwritten;
    private final RequestThreads threads;
    private final WorkStart work = new WorkStart();
    private @Nullable Request whole;
    private @Nullable LiveStream stream;
    private Phase phase = Phase.RECEIVING;
    private long since = TimeSource.system().nanos();
    private boolean closing;
    private boolean sending; // the library sends a file; a problem after that says that it could not
    private @Nullable Runnable opening; // set while the exchange waits for a place among the streams

    Exchange(
            HttpServerRequest request,
            String correlation,
            ClientConnection client,
            Limits limits,
            Context context,
            LiveStreams streams,
            UnwrittenAnswers unwritten,
            RequestThreads threads) {
        this.request = request;
        this.correlation = correlation;
        this.client = client;
        this.limits = limits;
        this.context = context;
        this.streams = streams;
        this.unwritten = unwritten;
        this.threads = threads;
        client.begins(this);
        request.exceptionHandler(cause -> broken());
    }

    /// Answers a request whose head could not be read. The library closes the connection after it.
    void refuse(Throwable cause) {
        refuse(
                switch (cause) {
                    case TooLongHttpLineException _ ->
                        KernelProblems.TARGET_TOO_LONG.of(
                                "A request line has at most " + limits.requestLineBytes() + " bytes.");
                    case TooLongHttpHeaderException _ ->
                        KernelProblems.HEADERS_TOO_LARGE.of(
                                "Header fields have at most " + limits.headerBytes() + " bytes.");
                    case ProtocolException _ ->
                        KernelProblems.VERSION_NOT_SUPPORTED.of("The server supports only HTTP/1.1 and HTTP/1.0.");
                    default -> KernelProblems.MALFORMED_REQUEST.of("The head of the request is not well-formed.");
                });
    }

    /// Answers with a problem and closes the connection, because the rest of the request cannot be trusted.
    void refuse(Problem problem) {
        closing = true;
        fail(problem);
    }

    /// True if the head has one reading. If not, it is refused.
    boolean isWellFramed() {
        var problem = Framing.problem(request, limits.bodyBytes());
        if (problem != null) {
            refuse(problem);
        }
        return problem == null;
    }

    /// Returns the request with its body.
    Request whole(@Nullable Buffer body) {
        whole = new Request(
                correlation,
                request.method().name(),
                request.uri(),
                request.headers(),
                body == null ? Buffer.buffer() : body,
                request.remoteAddress().isInetSocket()
                        && Loopback.is(request.remoteAddress().hostAddress()));
        return whole;
    }

    private Request whole() {
        return whole == null ? whole(null) : whole;
    }

    /// Refuses the request because the server is stopping or overloaded.
    void turnAway(String detail, boolean close) {
        closing |= close;
        fail(KernelProblems.unavailable(detail));
    }

    /// True if the connection ends with this exchange.
    boolean isLast() {
        return closing;
    }

    void sweep(long now, long bodySince) {
        switch (phase) {
            case RECEIVING -> {
                if (Limits.isOver(now, bodySince, limits.body())) {
                    refuse(KernelProblems.REQUEST_TIMEOUT.of("The body did not arrive in time."));
                }
            }
            case ANSWERING -> {
                if (Limits.isOver(now, since, limits.total())) {
                    waitNoLonger();
                    fail(tookTooLong());
                }
            }
            case WRITING -> closeAfter(now, limits.write());
            case STREAMING -> {
                if (stream != null && !stream.sweep(now)) {
                    client.close();
                }
            }
            case LINGERING -> closeAfter(now, LINGER);
        }
    }

    /// Records that the connection is closed.
    void gone() {
        waitNoLonger();
        if (stream != null) {
            stream.gone();
        }
    }

    private void waitNoLonger() {
        if (opening != null) {
            streams.waitsNoLonger(opening);
        }
    }

    /// Lets a virtual thread find the answer.
    void answer(Supplier<Response> handler) {
        if (phase != Phase.RECEIVING) {
            return; // the body came too late
        }
        enter(Phase.ANSWERING);
        var accepted = threads.run(() -> {
            if (!work.begin()) {
                return;
            }
            var response = handler.get();
            if (unwritten.takes(response)) {
                context.runOnContext(nothing -> write(response));
            } else {
                context.runOnContext(
                        nothing -> fail(withoutAnswer("Too many large answers wait to be read by their clients.")));
            }
        });
        if (!accepted) {
            turnAway("The server is answering too many requests.", false);
        }
    }

    private Problem tookTooLong() {
        if (work.giveUp()) {
            return KernelProblems.unavailable(
                    "The server is answering too many requests. It did not begin this one, so nothing was written.");
        }
        return withoutAnswer("The server found no answer in time.");
    }

    /// Returns the problem of a request that began and gets no answer.
    private Problem withoutAnswer(String detail) {
        return switch (request.method().name()) {
            case "GET", "HEAD" -> KernelProblems.unavailable(detail);
            default -> Failures.outcomeUnknown(whole());
        };
    }

    /// Answers with a problem. A problem is short, so it takes no room of [UnwrittenAnswers].
    void fail(Problem problem) {
        fail(problem.reply());
    }

    /// Answers a request whose handling failed on the event loop.
    void fail(Throwable failure) {
        if (sending && request.response().headWritten()) { // the client went away
            client.close();
            return;
        }
        fail(Failures.reply(failure, whole()));
    }

    /// Answers a request that no route takes.
    void fail(Reply reply) {
        write(ReplyRenderer.of(reply, correlation, request.method().name().equals("HEAD")));
    }

    private void write(Response response) {
        if (sending) {
            sending = false;
            request.response().endHandler(null).headers().clear();
            enter(Phase.ANSWERING);
        }
        if (phase == Phase.WRITING
                || phase == Phase.STREAMING
                || phase == Phase.LINGERING
                || request.response().closed()) {
            unwritten.written(response);
            return;
        }
        if (response.live().isPresent()) {
            stream(response, response.live().get());
            return;
        }
        enter(Phase.WRITING);
        var wire = request.response().setStatusCode(response.status());
        headers(wire.headers(), response);
        wire.end(response.body()).onComplete(written -> {
            unwritten.written(response);
            if (!closing) {
                client.ended();
            } else if (request.isEnded() || written.failed()) {
                client.close();
            } else {
                enter(Phase.LINGERING);
                request.handler(discarded -> {}).endHandler(nothing -> client.close());
            }
        });
    }

    /// Lets the library send a file. An answer without the file, such as that to HEAD, needs no library.
    void answer(Response response, Runnable file) {
        if (phase != Phase.RECEIVING) {
            return; // the body came too late
        }
        if (response.status() != 200 || request.method().equals(HttpMethod.HEAD)) {
            write(response);
            return;
        }
        enter(Phase.WRITING);
        sending = true;
        headers(request.response().headers(), response);
        request.response().endHandler(nothing -> {
            if (closing) {
                client.close();
            } else {
                client.ended();
            }
        });
        file.run();
    }

    /// Opens an event stream. The connection ends with the stream, so that every client sees its end.
    private void stream(Response response, Content.Live live) {
        if (streams.isFull()) {
            opening = () -> write(response);
            streams.whenThereIsRoom(opening);
            return;
        }
        var wire = request.response();
        var opened = streams.open(live, correlation, wire, client::close);
        if (opened.isEmpty()) {
            turnAway("The server is stopping.", false);
            return;
        }
        enter(Phase.STREAMING);
        closing = true;
        wire.setStatusCode(response.status()).setChunked(request.version() == HttpVersion.HTTP_1_1);
        headers(wire.headers(), response);
        stream = opened.get();
        stream.begin();
    }

    private void headers(MultiMap wire, Response response) {
        wire.addAll(response.headers());
        wire.set("Date", client.date());
        if (response.status() != 304 && response.status() != 204 && response.length() != Response.UNKNOWN) {
            wire.set("Content-Length", Integer.toString(response.length()));
        }
        if (closing) {
            wire.set("Connection", "close");
        } else if (request.version() == HttpVersion.HTTP_1_0
                && !request.headers().contains("Connection", "keep-alive", true)) {
            closing = true;
        }
    }

    /// Handles a body with broken framing, or a client that disconnected.
    void broken() {
        if (phase == Phase.RECEIVING && !request.response().closed()) {
            refuse(KernelProblems.MALFORMED_REQUEST.of("The framing of the body violates RFC 9112."));
        }
    }

    private void closeAfter(long now, Duration limit) {
        if (Limits.isOver(now, since, limit)) {
            client.close();
        }
    }

    private void enter(Phase next) {
        phase = next;
        since = TimeSource.system().nanos();
    }
}
