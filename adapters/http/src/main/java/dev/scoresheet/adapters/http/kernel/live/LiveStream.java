package dev.scoresheet.adapters.http.kernel.live;

import dev.scoresheet.adapters.http.kernel.answer.ReplyRenderer;
import dev.scoresheet.adapters.http.kernel.request.Limits;
import dev.scoresheet.adapters.http.kernel.route.Content;
import dev.scoresheet.adapters.http.kernel.route.LiveSource;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// One client that is told what happens (server-sent events): each event once, in order, from where
/// it asked to begin.
///
/// What is new is read from the source, after the last event that was written; nobody hands events
/// over, so none can be missed or come twice. The next are read when the client has taken the ones
/// before: at most one batch waits for it, and who takes none for the time that a write may take is
/// cut off. Lives on the event loop; looks elsewhere.
public final class LiveStream {

    private static final System.Logger LOG = System.getLogger(LiveStream.class.getName());

    private static final Buffer COMMENT = Buffer.buffer(":\n\n");

    /// Between the first and the last of many who come back at once.
    private static final int SPREAD = 5;

    private final LiveSource source;
    private final String correlation;
    private final HttpServerResponse wire;
    private final LiveStreams streams;
    private final Runnable ended;
    private long last;
    private boolean looking;
    private boolean lookAgain;
    private int unwritten;
    private boolean closed;
    private long since = System.nanoTime();
    private volatile LiveSource.@Nullable Registration following;

    LiveStream(Content.Live content, String correlation, HttpServerResponse wire, LiveStreams streams, Runnable ended) {
        this.source = content.source();
        this.last = content.after();
        this.correlation = correlation;
        this.wire = wire;
        this.streams = streams;
        this.ended = ended;
    }

    /// A comment goes first, so that the client knows at once that it is listening, and when to come back after the
    /// connection was lost: each client at another moment.
    public void begin() {
        long least = streams.limits().reconnect().toMillis();
        long after = ThreadLocalRandom.current().nextLong(least, SPREAD * least + 1);
        write(Buffer.buffer("retry: " + after + "\n").appendBuffer(COMMENT));
        look();
    }

    /// There may be more.
    private void look() {
        if (closed) {
            return;
        }
        if (looking || unwritten > 0) {
            lookAgain = true;
            return;
        }
        looking = true;
        lookAgain = false;
        long after = last;
        streams.look(() -> {
            var then = looked(after);
            streams.onLoop(() -> {
                looking = false;
                if (closed) {
                    leave(); // the client went away while somebody began to follow for it
                } else {
                    then.run();
                }
            });
        });
    }

    /// On another thread: what the event loop is to do with what was found.
    private Runnable looked(long after) {
        try {
            if (following == null) {
                following = source.follow(() -> streams.onLoop(this::look)); // first, so that nothing falls between
            }
            var some = source.after(after, streams.limits().streamBuffer());
            return () -> found(some);
        } catch (StoreUnavailable away) {
            return () -> lookAgain = true; // at the next sweep
        } catch (RuntimeException defect) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    correlation + ": an event stream ends, since its source failed",
                    defect);
            return this::end;
        }
    }

    private void found(LiveSource.EventPage some) {
        var rendered = ReplyRenderer.events(some.events(), streams.limits().streamBytes());
        var all = rendered.events() == some.events().size();
        if (rendered.events() > 0) {
            last = some.events().get(rendered.events() - 1).id();
            write(rendered.text());
        }
        lookAgain |= some.more() || !all;
        if (some.complete() && all) {
            end();
        } else if (lookAgain) {
            look();
        }
    }

    private void write(Buffer text) {
        unwritten++;
        since = System.nanoTime();
        wire.write(text).onComplete(written -> {
            unwritten--;
            if (lookAgain) {
                look();
            }
        });
    }

    /// False when the client takes nothing any more.
    public boolean sweep(long now) {
        if (unwritten > 0 || closed) {
            return !Limits.isOver(now, since, streams.limits().write());
        }
        if (Limits.isOver(now, since, streams.limits().heartbeat())) {
            write(COMMENT);
            look(); // whatever became of those who should have said that there is more
        } else if (lookAgain) {
            look();
        }
        return true;
    }

    /// After the last whole event.
    void end() {
        if (!closed) {
            gone();
            since = System.nanoTime();
            wire.end().onComplete(written -> ended.run());
        }
    }

    /// The connection is not there any more.
    public void gone() {
        closed = true;
        streams.closed(this);
        leave();
    }

    private void leave() {
        var followed = following;
        if (followed != null) {
            followed.close();
        }
    }
}
