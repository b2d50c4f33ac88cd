package dev.scoresheet.adapters.http.kernel;

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
    private final Map<HttpConnection, Client> open = new HashMap<>();
    private final Set<Client> idle = new LinkedHashSet<>(); // longest idle first

    private String date = HttpDate.now();

    Connections(Limits limits) {
        this.limits = limits;
    }

    /// Takes a connection in. Beyond the cap the longest idle one goes; when none is idle, the new one does.
    Client opened(HttpConnection connection, Channel channel) {
        var client = new Client(channel, limits, this);
        open.put(connection, client);
        idle.add(client);
        connection.closeHandler(nothing -> closed(connection));
        if (open.size() > limits.connections()) {
            var longest = idle.iterator().next();
            idle.remove(longest);
            longest.close();
        }
        return client;
    }

    @Nullable
    Client of(HttpConnection connection) {
        return open.get(connection);
    }

    void changed(Client client) {
        if (client.isGone()) {
            return;
        }
        if (!client.isIdle()) {
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
        new ArrayList<>(idle).forEach(Client::close);
    }

    int size() {
        return open.size();
    }

    boolean allIdle() {
        return idle.size() == open.size();
    }

    private void closed(HttpConnection connection) {
        var client = open.remove(connection);
        if (client != null) {
            client.gone();
            idle.remove(client);
        }
    }
}
