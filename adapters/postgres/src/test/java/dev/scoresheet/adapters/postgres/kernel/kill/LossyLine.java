package dev.scoresheet.adapters.postgres.kernel.kill;

import dev.scoresheet.adapters.postgres.kernel.TestDatabase;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Proxy between a node and its database that loses calls of the node's appender. It cuts off the node, but not the
/// server: a call that the server has goes on, and a call that the line kept may still arrive.
final class LossyLine implements AutoCloseable {

    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final TestDatabase database;
    private final URI server;
    private final String appender;
    private final List<Link> links = new CopyOnWriteArrayList<>();

    /// @param node name of the node, with which its sessions begin
    LossyLine(TestDatabase database, String node) throws IOException {
        this.database = database;
        this.server = URI.create(database.jdbcUrl().substring("jdbc:".length()));
        this.appender = node + " append";
        Thread.startVirtualThread(this::open);
    }

    DatabaseAddress address() {
        var direct = server.getHost() + ":" + server.getPort();
        var url = database.jdbcUrl().replace(direct, "127.0.0.1:" + door.getLocalPort());
        return new DatabaseAddress(url, database.user(), database.password());
    }

    /// Keeps back what the appender sends on the connection that it has now.
    void keep() {
        links.forEach(Link::keep);
    }

    /// True if a call was kept back.
    boolean hasKept() {
        return links.stream().anyMatch(Link::hasKept);
    }

    /// Cuts off the appender from the connection that it has now.
    void cut() {
        links.forEach(Link::cut);
    }

    /// Gives the server what was kept back.
    void deliver() {
        links.forEach(Link::deliver);
    }

    private void open() {
        try {
            while (true) {
                var link = new Link(door.accept(), new Socket(server.getHost(), server.getPort()));
                links.add(link);
                Thread.startVirtualThread(link::passCalls);
                Thread.startVirtualThread(link::passAnswers);
            }
        } catch (IOException _) {
            // closed
        }
    }

    /// Ends the connections of the server, and with them calls that still wait.
    @Override
    public void close() throws IOException {
        door.close();
        for (var link : links) {
            link.server.close();
            link.node.close();
        }
    }

    private final class Link {

        private final Socket node;
        private final Socket server;
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private boolean ofAppender;
        private boolean keeping;
        private boolean cut;

        Link(Socket node, Socket server) {
            this.node = node;
            this.server = server;
        }

        private void passCalls() {
            var bytes = new byte[1 << 16];
            try {
                for (int read = node.getInputStream().read(bytes);
                        read >= 0;
                        read = node.getInputStream().read(bytes)) {
                    called(bytes, read);
                }
            } catch (IOException _) {
                // cut, or one side is gone
            }
            hangUp(server);
        }

        private synchronized void called(byte[] bytes, int length) throws IOException {
            ofAppender |= new String(bytes, 0, length, StandardCharsets.ISO_8859_1).contains(appender);
            if (keeping) {
                kept.write(bytes, 0, length);
            } else {
                server.getOutputStream().write(bytes, 0, length);
            }
        }

        private void passAnswers() {
            var bytes = new byte[1 << 16];
            try {
                for (int read = server.getInputStream().read(bytes); read >= 0; ) {
                    answered(bytes, read);
                    read = server.getInputStream().read(bytes);
                }
            } catch (IOException _) {
                // one side is gone
            }
            hangUp(node);
        }

        private synchronized void answered(byte[] bytes, int length) throws IOException {
            if (!cut) {
                node.getOutputStream().write(bytes, 0, length);
            }
        }

        /// Leaves the server of a connection that was cut.
        private synchronized void hangUp(Socket other) {
            if (!cut) {
                try {
                    other.close();
                } catch (IOException _) {
                    // gone
                }
            }
        }

        private synchronized void keep() {
            keeping = ofAppender && !cut;
        }

        private synchronized boolean hasKept() {
            return kept.size() > 0;
        }

        private synchronized void cut() {
            if (ofAppender && !cut) {
                cut = true;
                try {
                    node.close();
                } catch (IOException _) {
                    // gone
                }
            }
        }

        private synchronized void deliver() {
            try {
                kept.writeTo(server.getOutputStream());
            } catch (IOException _) {
                // the server is gone, and with it the call
            }
            kept.reset();
            keeping = false;
        }
    }
}
