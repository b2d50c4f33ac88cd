package dev.scoresheet.bootstrap.kernel.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/// Line between a browser and a server that a test can cut. The emulation of the browser would leave open streams
/// alone.
public final class NetworkLine implements AutoCloseable {

    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final URI server;
    private final List<Socket> ends = new ArrayList<>();
    private boolean cut;

    /// @param server address of the server, such as `http://127.0.0.1:8080`
    public NetworkLine(String server) throws IOException {
        this.server = URI.create(server);
        Thread.startVirtualThread(this::open);
    }

    /// Returns the address of the server through this line.
    public String address() {
        return "http://127.0.0.1:" + door.getLocalPort();
    }

    /// Ends all connections, and refuses new ones until the line is mended.
    public synchronized void cut() {
        cut = true;
        ends.forEach(NetworkLine::end);
        ends.clear();
    }

    public synchronized void mend() {
        cut = false;
    }

    private void open() {
        try {
            while (true) {
                connect(door.accept());
            }
        } catch (IOException _) {
            // closed
        }
    }

    private synchronized void connect(Socket client) throws IOException {
        if (cut) {
            end(client);
            return;
        }
        var end = new Socket(server.getHost(), server.getPort());
        ends.addAll(List.of(client, end));
        Thread.startVirtualThread(() -> pass(client, end));
        Thread.startVirtualThread(() -> pass(end, client));
    }

    private static void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException _) {
            // cut, or one side is gone
        }
        end(to);
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut();
    }
}
