package dev.scoresheet.adapters.http.kernel.server;

import dev.scoresheet.adapters.http.kernel.request.Limits;
import io.netty.channel.Channel;
import io.vertx.core.http.HttpConnection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// All open connections of a listener, and which of them only wait. Lives on the event loop alone.
final class Connections {

    private final Limits limits;
    private final Map<HttpConnection, ClientConnection> open = new HashMap<>();
    private final Set<ClientConnection> newcomers =
            new LinkedHashSet<>(); // without a request yet, the first to come first
    private final Set<ClientConnection> idle = new LinkedHashSet<>(); // after a request, longest idle first

    private String date = HttpDate.now();

    Connections(Limits limits) {
        this.limits = limits;
    }

    /// Takes a connection in, and makes room for it beyond the cap.
    ClientConnection opened(HttpConnection connection, Channel channel) {
        var client = new ClientConnection(channel, limits, this);
        open.put(connection, client);
        newcomers.add(client);
        connection.closeHandler(nothing -> closed(connection));
        if (open.size() > limits.connections()) {
            makeRoom();
        }
        return client;
    }

    /// Closes the longest idle connection, and a newcomer when these are more than half of the cap: a crowd that asks
    /// nothing must not drive out the clients that do. When none is idle, the new connection goes.
    private void makeRoom() {
        var some = idle.isEmpty() || newcomers.size() > limits.connections() / 2 ? newcomers : idle;
        var longest = some.iterator().next();
        some.remove(longest);
        longest.close();
    }

    @Nullable
    ClientConnection of(HttpConnection connection) {
        return open.get(connection);
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

    /// What the header field `Date` says, right to the second or so: made anew with every sweep and not for every
    /// response.
    String date() {
        return date;
    }

    void sweep() {
        date = HttpDate.now();
        long now = System.nanoTime();
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
