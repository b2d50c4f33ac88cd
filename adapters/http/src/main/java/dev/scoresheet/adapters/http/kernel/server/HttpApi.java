package dev.scoresheet.adapters.http.kernel.server;

import dev.scoresheet.adapters.http.kernel.live.LiveStreams;
import dev.scoresheet.adapters.http.kernel.request.Limits;
import dev.scoresheet.adapters.http.kernel.routing.Endpoints;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.CompressionConfig;
import io.vertx.core.http.Http1ServerConfig;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerConfig;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/// Listener with one event loop that parses and writes, virtual threads that answer, and explicit limits. It speaks
/// HTTP/1.1 (and answers 1.0) in clear text; TLS ends in front of it.
///
/// Each listener has its own event loop and permits, so that a flood on one does not block the other.
public final class HttpApi implements AutoCloseable {

    private static final long SWEEP_MILLIS = 500;
    private static final long PATIENCE_SECONDS = 10;
    private static final int BACKLOG = 1024;

    private final Limits limits;
    private final Supplier<String> correlations;
    private final RequestThreads threads;
    private final Connections connections;
    private final LiveStreams streams;
    private final UnwrittenAnswers unwritten;
    private final Vertx vertx;
    private final Context loop;
    private final HttpServer server;
    private final Router router;
    private final Acceptance acceptance;
    private final CompletableFuture<Void> checked = new CompletableFuture<>();
    private final CountDownLatch drained = new CountDownLatch(1);
    private final AtomicBoolean closed = new AtomicBoolean();
    private boolean draining; // used on the event loop

    private HttpApi(
            String name,
            String host,
            int port,
            Limits limits,
            Supplier<String> correlations,
            Endpoints endpoints,
            UnwrittenAnswers unwritten) {
        this.limits = limits;
        this.unwritten = unwritten;
        this.correlations = correlations;
        this.threads = new RequestThreads(name, limits.concurrentRequests(), limits.waitingRequests());
        this.connections = new Connections(limits);
        this.acceptance = new Acceptance(limits.connections());
        this.vertx = Vertx.builder()
                .with(new VertxOptions()
                        .setEventLoopPoolSize(1)
                        .setWorkerPoolSize(1)
                        .setInternalBlockingPoolSize(1)
                        .setUseDaemonThread(true))
                .withTransport(new ListenerTransport(acceptance))
                .build();
        vertx.exceptionHandler(failure -> {
            var thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
        });
        this.loop = vertx.getOrCreateContext();
        this.streams = new LiveStreams(name, limits, loop);
        this.router = new Dispatch(
                        endpoints,
                        limits,
                        context ->
                                connections.of(context.request().connection()).exchange())
                .router(vertx);
        var config = new HttpServerConfig()
                .setVersions(HttpVersion.HTTP_1_0, HttpVersion.HTTP_1_1)
                .setHandle100ContinueAutomatically(false)
                .setCompressionConfig(
                        new CompressionConfig().setCompressionEnabled(false).setDecompressionEnabled(false))
                .setHttp1Config(new Http1ServerConfig()
                        .setMaxInitialLineLength(limits.requestLineBytes())
                        .setMaxHeaderSize(limits.headerBytes()));
        config.getTcpConfig().setHost(host).setPort(port).setAcceptBacklog(BACKLOG);
        this.server = vertx.createHttpServer(config)
                .connectionHandler(this::connected)
                .invalidRequestHandler(this::invalid)
                .requestHandler(this::requested);
    }

    /// Starts to listen and returns when it does.
    ///
    /// @param name name of the threads
    /// @param port TCP port; 0 takes a free one
    /// @param correlations source of request ids
    /// @param endpoints endpoints that answer requests, on virtual threads
    /// @throws AddressUnavailable if the address is taken or not of this machine
    public static HttpApi start(
            String name, String host, int port, Limits limits, Supplier<String> correlations, Endpoints endpoints)
            throws AddressUnavailable {
        return start(name, host, port, limits, correlations, endpoints, UnwrittenAnswers.ofThisProcess());
    }

    static HttpApi start(
            String name,
            String host,
            int port,
            Limits limits,
            Supplier<String> correlations,
            Endpoints endpoints,
            UnwrittenAnswers unwritten)
            throws AddressUnavailable {
        var api = new HttpApi(name, host, port, limits, correlations, endpoints, unwritten);
        try {
            api.listen();
            api.checkPipeline(host);
        } catch (ExecutionException | TimeoutException | IOException refused) {
            api.vertx.close();
            throw new AddressUnavailable(name, host + ":" + port, refused);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            api.vertx.close();
            throw new AddressUnavailable(name, host + ":" + port, interrupted);
        }
        return api;
    }

    public int port() {
        return server.actualPort();
    }

    /// Refuses new requests with 503, ends event streams, lets running requests finish within the limit, then closes
    /// everything.
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        loop.runOnContext(nothing -> {
            draining = true;
            connections.closeIdle();
            streams.stop();
            checkDrained();
        });
        try {
            drained.await(limits.drain().toMillis(), TimeUnit.MILLISECONDS);
            await(server.close());
            await(vertx.close());
            streams.close();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException late) {
            System.getLogger(HttpApi.class.getName())
                    .log(System.Logger.Level.WARNING, "a listener did not close", late);
        }
    }

    private void listen() throws ExecutionException, TimeoutException, InterruptedException {
        var listening = new CompletableFuture<HttpServer>();
        loop.runOnContext(nothing -> {
            vertx.setPeriodic(SWEEP_MILLIS, tick -> {
                connections.sweep();
                checkDrained();
            });
            server.listen().onComplete(listening::complete, listening::completeExceptionally);
        });
        listening.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /// Connects once, so that a server does not start with a library whose pipeline it does not know.
    private void checkPipeline(String host) throws IOException, TimeoutException, InterruptedException {
        var address = InetAddress.getByName(host);
        try (var _ = new Socket(address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address, port())) {
            checked.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException otherPipeline) {
            vertx.close();
            throw new IllegalStateException(
                    "the web library has another pipeline than this server needs", otherPipeline);
        }
    }

    private static void await(Future<?> future) throws ExecutionException, TimeoutException, InterruptedException {
        future.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private void connected(HttpConnection connection) {
        try {
            acceptance
                    .channel(connection)
                    .ifPresentOrElse(channel -> connections.opened(connection, channel), connection::close);
            checked.complete(null);
        } catch (NoSuchElementException otherPipeline) {
            connection.close();
            checked.completeExceptionally(otherPipeline);
        }
    }

    private void invalid(HttpServerRequest request) {
        exchange(request).refuse(request.decoderResult().cause());
    }

    private void requested(HttpServerRequest request) {
        var exchange = exchange(request);
        if (draining) {
            exchange.turnAway("The server is stopping.", true);
        } else if (exchange.isWellFramed()) {
            router.handle(request);
        }
    }

    private Exchange exchange(HttpServerRequest request) {
        return new Exchange(
                request,
                correlations.get(),
                connections.of(request.connection()),
                limits,
                loop,
                streams,
                unwritten,
                threads);
    }

    private void checkDrained() {
        if (draining && connections.allIdle()) {
            drained.countDown();
        }
    }
}
