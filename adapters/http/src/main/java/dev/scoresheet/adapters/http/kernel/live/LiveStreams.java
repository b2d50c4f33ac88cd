package dev.scoresheet.adapters.http.kernel.live;

import dev.scoresheet.adapters.http.kernel.request.Limits;
import dev.scoresheet.adapters.http.kernel.route.Content;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// All open event streams of a listener. Their state belongs to the event loop; a few virtual threads read the sources.
/// An open stream holds no thread and no permit of a request.
public final class LiveStreams {

    private final Limits limits;
    private final Context loop;
    private final ExecutorService readers;
    private final Set<LiveStream> open = new LinkedHashSet<>();
    private final Set<Runnable> waiting = new LinkedHashSet<>();
    private boolean stopping;

    public LiveStreams(String name, Limits limits, Context loop) {
        this.limits = limits;
        this.loop = loop;
        this.readers = Executors.newFixedThreadPool(
                limits.streamReaders(), Thread.ofVirtual().name(name + " live").factory());
    }

    public boolean isFull() {
        return !stopping && open.size() >= limits.streams();
    }

    /// Runs the action when a place is free, or when the listener stops. Actions run in the order of arrival.
    public void whenThereIsRoom(Runnable opening) {
        waiting.add(opening);
    }

    public void waitsNoLonger(Runnable opening) {
        waiting.remove(opening);
    }

    /// Opens a stream. Empty when the limit is reached or the listener is stopping.
    public Optional<LiveStream> open(
            Content.Live content, String correlation, HttpServerResponse wire, Runnable ended) {
        if (stopping || open.size() >= limits.streams()) {
            return Optional.empty();
        }
        var stream = new LiveStream(content, correlation, wire, this, ended);
        open.add(stream);
        return Optional.of(stream);
    }

    Limits limits() {
        return limits;
    }

    /// Runs work on a reading thread. A stream has at most one read at a time, so the queue is bounded, too.
    void read(Runnable work) {
        readers.execute(work);
    }

    void onLoop(Runnable work) {
        loop.runOnContext(nothing -> work.run());
    }

    void closed(LiveStream stream) {
        open.remove(stream);
        letIn();
    }

    private void letIn() {
        while (!isFull() && !waiting.isEmpty()) {
            var next = waiting.iterator().next();
            waiting.remove(next);
            next.run();
        }
    }

    /// Ends all streams, each after its last whole event.
    public void stop() {
        stopping = true;
        new ArrayList<>(open).forEach(LiveStream::end);
        letIn();
    }

    /// Stops the reading threads. Call it after the event loop has ended.
    public void close() {
        readers.shutdownNow();
    }
}
