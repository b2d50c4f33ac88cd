package dev.scoresheet.adapters.http.kernel.server;

import dev.scoresheet.adapters.http.kernel.request.Limits;
import dev.scoresheet.application.kernel.time.TimeSource;
import io.netty.channel.Channel;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Connection and the state of its present request. It is used on the event loop only, so it needs no lock.
final class ClientConnection implements RequestArrival.Listener {

    private enum Reading {
        NOTHING,
        HEAD,
        BODY
    }

    private final Channel channel;
    private final Limits limits;
    private final Connections connections;
    private Reading reading = Reading.NOTHING;
    private long since = TimeSource.system().nanos();
    private @Nullable Exchange exchange;
    private boolean gone;

    ClientConnection(Channel channel, Limits limits, Connections connections) {
        this.channel = channel;
        this.limits = limits;
        this.connections = connections;
    }

    @Override
    public boolean isLast() {
        return exchange != null && exchange.isLast();
    }

    @Override
    public void headBegins() {
        if (reading == Reading.NOTHING) {
            enter(Reading.HEAD);
        }
    }

    @Override
    public void bodyBegins() {
        enter(Reading.BODY);
    }

    @Override
    public void ends() {
        enter(Reading.NOTHING);
    }

    void begins(Exchange exchange) {
        this.exchange = exchange;
        connections.changed(this);
    }

    /// Returns the exchange that the library serves now.
    Exchange exchange() {
        return Objects.requireNonNull(exchange, "no request is served on this connection");
    }

    void ended() {
        this.exchange = null;
        // a pipelined request could not arrive before the former answer was written
        since = TimeSource.system().nanos();
        connections.changed(this);
    }

    void gone() {
        gone = true;
        if (exchange != null) {
            exchange.gone();
        }
    }

    /// True if the connection is closed. Later events, such as an answer that no client reads, change nothing.
    boolean isGone() {
        return gone;
    }

    boolean isIdle() {
        return reading == Reading.NOTHING && exchange == null;
    }

    String date() {
        return connections.date();
    }

    /// Closes the connection if its present step has taken too long.
    void sweep(long now) {
        var current = exchange;
        if (current != null) {
            current.sweep(now, reading == Reading.BODY ? since : now);
            return;
        }
        var limit = switch (reading) {
            case NOTHING -> limits.idle();
            case HEAD -> limits.head();
            case BODY -> limits.body();
        };
        if (Limits.isOver(now, since, limit)) {
            close();
        }
    }

    /// Closes at once. It bypasses the library's handler, which delays a close until the client has read all output.
    void close() {
        var _ = channel.pipeline().firstContext().close(); // closed() is notified
    }

    private void enter(Reading next) {
        reading = next;
        since = TimeSource.system().nanos();
        connections.changed(this);
    }
}
