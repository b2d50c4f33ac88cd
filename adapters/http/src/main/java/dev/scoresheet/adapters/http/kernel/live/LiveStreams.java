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

/// All open event streams of a listener. Lives on the event loop, but for a few virtual threads
/// that look for what is new: an open stream holds no thread, and no permit of a request.
public final class LiveStreams {

    private final Limits limits;
    private final Context loop;
    private final ExecutorService lookers;
    private final Set<LiveStream> open = new LinkedHashSet<>();
    private final Set<Runnable> waiting = new LinkedHashSet<>();
    private boolean stopping;

    public LiveStreams(String name, Limits limits, Context loop) {
        this.limits = limits;
        this.loop = loop;
        this.lookers = Executors.newFixedThreadPool(
                limits.streamLookers(), Thread.ofVirtual().name(name + " live").factory());
    }

    public boolean isFull() {
        return !stopping && open.size() >= limits.streams();
    }

    /// Runs something when there is a place, or when there never will be; in the order in which it came.
    public void whenThereIsRoom(Runnable opening) {
        waiting.add(opening);
    }

    public void waitsNoLonger(Runnable opening) {
        waiting.remove(opening);
    }

    /// Empty when there are as many as there may be, or when they are about to end.
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

    /// On one of the looking threads; a stream has one look at a time, so what waits is bounded,
    /// too.
    void look(Runnable work) {
        lookers.execute(work);
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

    /// Ends all of them, each after its last whole event.
    public void stop() {
        stopping = true;
        new ArrayList<>(open).forEach(LiveStream::end);
        letIn();
    }

    /// After the event loop has ended.
    public void close() {
        lookers.shutdownNow();
    }
}
