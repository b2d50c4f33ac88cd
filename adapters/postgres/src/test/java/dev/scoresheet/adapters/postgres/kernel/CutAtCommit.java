package dev.scoresheet.adapters.postgres.kernel;

import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Proxy between a connection pool and its database. Once armed, it keeps back the answer to the next commit: that of a
/// transaction, or of a statement that is a transaction by itself. It then closes the connection, so the pool's user
/// cannot know the outcome of the commit.
///
/// It takes the next answer with the tag on any connection. So only the statements of the test may pass the proxy: the
/// background queries of a whole node would take the cut.
public final class CutAtCommit implements AutoCloseable {

    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final String host;
    private final int port;
    private volatile Optional<String> armed = Optional.empty();

    public CutAtCommit(TestDatabase database) throws IOException {
        var server = URI.create(database.jdbcUrl().substring("jdbc:".length()));
        this.host = server.getHost();
        this.port = server.getPort();
        Thread.startVirtualThread(this::open);
    }

    public DatabaseAddress address(TestDatabase database) {
        var url = database.jdbcUrl().replace(host + ":" + port, "127.0.0.1:" + door.getLocalPort());
        return new DatabaseAddress(url, database.user(), database.password());
    }

    /// @param tag how the server says that it is done: the statement's verb
    public void arm(String tag) {
        armed = Optional.of(tag);
    }

    private void open() {
        try {
            while (true) {
                var node = door.accept();
                var server = new Socket(host, port);
                Thread.startVirtualThread(() -> pass(node, server, false));
                Thread.startVirtualThread(() -> pass(server, node, true));
            }
        } catch (IOException _) {
            // closed
        }
    }

    private void pass(Socket from, Socket to, boolean answers) {
        try (from;
                to) {
            pass(from.getInputStream(), to.getOutputStream(), answers);
        } catch (IOException _) {
            // one side is gone, and with it the other
        }
    }

    private void pass(InputStream in, OutputStream out, boolean answers) throws IOException {
        var bytes = new byte[1 << 16];
        for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
            var text = new String(bytes, 0, read, StandardCharsets.ISO_8859_1);
            if (answers && armed.filter(text::contains).isPresent()) {
                armed = Optional.empty();
                return;
            }
            out.write(bytes, 0, read);
            out.flush();
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
