package dev.scoresheet.adapters.http.kernel.live;

import dev.scoresheet.adapters.http.kernel.answer.ReplyRenderer;
import dev.scoresheet.adapters.http.kernel.request.Limits;
import dev.scoresheet.adapters.http.kernel.route.Content;
import dev.scoresheet.adapters.http.kernel.route.LiveSource;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.time.TimeSource;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// Event stream to one client (server-sent events). It sends each event once, in order, from the requested place.
///
/// The stream reads new events from the source, after the last event that it wrote. No other thread hands events over,
/// so none can be missed or repeated. It reads the next events when the client has taken the former ones, so at most
/// one batch waits. A client that takes nothing within the write timeout is disconnected. Its state belongs to the
/// event loop; other threads read the source.
public final class LiveStream {

    private static final System.Logger LOG = System.getLogger(LiveStream.class.getName());

    private static final Buffer COMMENT = Buffer.buffer(":\n\n");

    /// Latest reconnect as a multiple of the earliest, so that many clients do not reconnect at once.
    private static final int SPREAD = 5;

    private final LiveSource source;
    private final String correlation;
    private final HttpServerResponse wire;
    private final LiveStreams streams;
    private final Runnable ended;
    private long last;
    private boolean reading;
    private boolean readAgain;
    private int unwritten;
    private boolean closed;
    private long since = TimeSource.system().nanos();
    private volatile LiveSource.@Nullable Registration registration;

    LiveStream(Content.Live content, String correlation, HttpServerResponse wire, LiveStreams streams, Runnable ended) {
        this.source = content.source();
        this.last = content.after();
        this.correlation = correlation;
        this.wire = wire;
        this.streams = streams;
        this.ended = ended;
    }

    /// Writes a comment first, so that the client knows at once that it is connected. Also sends the
    /// reconnect time, a random one for each client.
    public void begin() {
        long least = streams.limits().reconnect().toMillis();
        long after = ThreadLocalRandom.current().nextLong(least, SPREAD * least + 1);
        write(Buffer.buffer("retry: " + after + "\n").appendBuffer(COMMENT));
        read();
    }

    /// Reads the source if no read runs and all is written; otherwise remembers to do so later.
    private void read() {
        if (closed) {
            return;
        }
        if (reading || unwritten > 0) {
            readAgain = true;
            return;
        }
        reading = true;
        readAgain = false;
        long after = last;
        streams.read(() -> {
            var then = readSource(after);
            streams.onLoop(() -> {
                reading = false;
                if (closed) {
                    leave(); // the client disconnected while the reading thread registered the follower
                } else {
                    then.run();
                }
            });
        });
    }

    /// Reads the source on another thread. Returns the work that the event loop has to do with the result.
    private Runnable readSource(long after) {
        try {
            if (registration == null) {
                registration = source.follow(() -> streams.onLoop(this::read)); // first, so that no event is missed
            }
            var page = source.after(after, streams.limits().streamBuffer());
            return () -> found(page);
        } catch (StoreUnavailable away) {
            return () -> readAgain = true; // at the next sweep
        } catch (RuntimeException defect) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    correlation + ": the source of an event stream failed; the stream ends",
                    defect);
            return this::end;
        }
    }

    private void found(LiveSource.EventPage page) {
        var rendered = ReplyRenderer.events(page.events(), streams.limits().streamBytes());
        var all = rendered.events() == page.events().size();
        if (rendered.events() > 0) {
            last = page.events().get(rendered.events() - 1).id();
            write(rendered.text());
        }
        readAgain |= page.more() || !all;
        if (page.complete() && all) {
            end();
        } else if (readAgain) {
            read();
        }
    }

    private void write(Buffer text) {
        unwritten++;
        since = TimeSource.system().nanos();
        wire.write(text).onComplete(written -> {
            unwritten--;
            if (readAgain) {
                read();
            }
        });
    }

    /// Sends a heartbeat when it is due. False if the client takes no more data.
    public boolean sweep(long now) {
        if (unwritten > 0 || closed) {
            return !Limits.isOver(now, since, streams.limits().write());
        }
        if (Limits.isOver(now, since, streams.limits().heartbeat())) {
            write(COMMENT);
            read(); // in case a wake-up was lost
        } else if (readAgain) {
            read();
        }
        return true;
    }

    /// Ends the stream after the last whole event.
    void end() {
        if (!closed) {
            gone();
            since = TimeSource.system().nanos();
            wire.end().onComplete(written -> ended.run());
        }
    }

    /// Records that the connection is closed.
    public void gone() {
        closed = true;
        streams.closed(this);
        leave();
    }

    private void leave() {
        var registered = registration;
        if (registered != null) {
            registered.close();
        }
    }
}
