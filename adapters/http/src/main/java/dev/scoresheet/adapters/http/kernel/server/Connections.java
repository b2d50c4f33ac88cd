package dev.scoresheet.adapters.http.kernel.server;

import dev.scoresheet.adapters.http.kernel.request.Limits;
import dev.scoresheet.application.kernel.time.TimeSource;
import io.netty.channel.Channel;
import io.netty.handler.codec.DateFormatter;
import io.vertx.core.http.HttpConnection;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// All open connections of a listener, with the idle ones in lists of their own. Used on the event loop only.
final class Connections {

    private final Limits limits;
    private final Map<HttpConnection, ClientConnection> open = new HashMap<>();
    private final Set<ClientConnection> newcomers =
            new LinkedHashSet<>(); // without a request yet, longest connected first
    private final Set<ClientConnection> idle = new LinkedHashSet<>(); // after a request, longest idle first

    private String date = now();

    Connections(Limits limits) {
        this.limits = limits;
    }

    /// Adds a connection. Beyond the limit it closes another one.
    ClientConnection opened(HttpConnection connection, Channel channel) {
        var client = new ClientConnection(channel, limits, this);
        RequestArrival.report(channel.pipeline(), client);
        open.put(connection, client);
        newcomers.add(client);
        connection.closeHandler(nothing -> closed(connection));
        if (open.size() > limits.connections()) {
            makeRoom();
        }
        return client;
    }

    /// Closes the longest idle connection, or a newcomer when these are more than half of the limit. Connections
    /// without requests must not displace active clients. When none is idle, the new connection is closed.
    private void makeRoom() {
        var some = idle.isEmpty() || newcomers.size() > limits.connections() / 2 ? newcomers : idle;
        var longest = some.iterator().next();
        some.remove(longest);
        longest.close();
    }

    ClientConnection of(HttpConnection connection) {
        return Objects.requireNonNull(open.get(connection), "the server has no record of this connection");
    }

    void changed(ClientConnection client) {
        if (client.isGone()) {
            return;
        }
        if (!client.isIdle()) {
            newcomers.remove(client);
            idle.remove(client);
        } else if (!idle.contains(client)) {
            idle.add(client);
        }
    }

    /// Returns the value of the header field `Date`, correct to about a second. Each sweep renews it, not each
    /// response.
    String date() {
        return date;
    }

    /// Formats the time as header fields have it (RFC 9110, 5.6.7). Vert.x sends none, but a server with a clock must.
    private static String now() {
        return DateFormatter.format(Date.from(TimeSource.system().instant()));
    }

    void sweep() {
        date = now();
        long now = TimeSource.system().nanos();
        new ArrayList<>(open.values()).forEach(client -> client.sweep(now));
    }

    void closeIdle() {
        new ArrayList<>(newcomers).forEach(ClientConnection::close);
        new ArrayList<>(idle).forEach(ClientConnection::close);
    }

    int size() {
        return open.size();
    }

    boolean allIdle() {
        return newcomers.size() + idle.size() == open.size();
    }

    private void closed(HttpConnection connection) {
        var client = open.remove(connection);
        if (client != null) {
            client.gone();
            newcomers.remove(client);
            idle.remove(client);
        }
    }
}
