package dev.scoresheet.adapters.http.kernel;

import dev.scoresheet.adapters.http.kernel.answer.NamedRequest;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/// Client of a raw socket: it sends exactly the given bytes, and reads answers without corrections. Every
/// answer names its request.
public final class Wire implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 30_000;

    private final Socket socket;

    public Wire(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
    }

    public record Answer(int status, Map<String, String> headers, String body) {}

    public Wire send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return this;
    }

    /// Sends bytes like [#send]; the server may close the connection before it has read all of them.
    public Wire sendAsFarAsItGoes(String text) {
        try {
            return send(text);
        } catch (IOException cut) {
            return this;
        }
    }

    public Answer answer() throws IOException {
        var head = head();
        int length = head.status() == 100 || head.status() == 304
                ? 0
                : Integer.parseInt(head.headers().getOrDefault("Content-Length", "0"));
        var body = socket.getInputStream().readNBytes(length);
        var answer = new Answer(head.status(), head.headers(), new String(body, StandardCharsets.UTF_8));
        if (head.status() != 100) { // which is no answer yet
            NamedRequest.of(head.headers(), answer.body());
        }
        return answer;
    }

    /// Reads an answer that has no content, such as that to HEAD.
    public Answer head() throws IOException {
        var head = line();
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (var line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(line.substring(0, colon), line.substring(colon + 1).trim());
        }
        int status = Integer.parseInt(head.split(" ")[1]);
        return new Answer(status, headers, "");
    }

    /// True if the server closes the connection. Any further byte is an error.
    public boolean isClosedByServer() throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketException reset) {
            return true;
        }
    }

    /// Returns the next byte of an answer, or -1 at its end.
    public int next() throws IOException {
        return socket.getInputStream().read();
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int c = socket.getInputStream().read();
                c != '\n';
                c = socket.getInputStream().read()) {
            if (c < 0) {
                throw new EOFException("closed after '" + line.toString(StandardCharsets.ISO_8859_1) + "'");
            }
            if (c != '\r') {
                line.write(c);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
