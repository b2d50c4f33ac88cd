package dev.scoresheet.bootstrap.kernel.bench.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;

/// Reader of the answers on one connection, one after the other. It allocates nothing for an answer, so that the load
/// costs little next to the server. It reads the status and the length, and another field only when asked for it.
///
/// It refuses an answer without a length, and bytes that follow an answer: no request is on the way then.
final class AnswerReader {

    private static final int STATUS = "HTTP/1.1 ".length();
    private static final byte[] LENGTH = "\r\ncontent-length:".getBytes(StandardCharsets.US_ASCII);
    private static final int UNKNOWN = -1;

    private final ByteBuffer received;
    private int whole = UNKNOWN; // bytes of the answer, once its head has arrived
    private int headLength;

    /// @param most bytes of the longest answer
    AnswerReader(int most) {
        received = ByteBuffer.allocate(most);
    }

    /// Reads the bytes that have arrived. Returns the status when the answer is complete, otherwise 0.
    int read(ReadableByteChannel channel) throws IOException {
        var count = channel.read(received);
        if (count < 0) {
            throw new IOException("the server closed a connection");
        }
        if (whole == UNKNOWN) {
            readHead();
        }
        if (whole == UNKNOWN || received.position() < whole) {
            if (!received.hasRemaining()) {
                throw new IOException("the answer is longer than " + received.capacity() + " bytes");
            }
            return 0;
        }
        if (received.position() > whole) {
            throw new IOException("more bytes than one answer: "
                    + new String(received.array(), 0, received.position(), StandardCharsets.ISO_8859_1));
        }
        var status = number(STATUS);
        received.clear();
        whole = UNKNOWN;
        return status;
    }

    /// Returns the value of a header field of the last complete answer; an empty text if there is none.
    ///
    /// @param name name in lower case
    String field(String name) {
        return new String(received.array(), 0, headLength, StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    private void readHead() throws IOException {
        for (var at = 0; at + 4 <= received.position(); at++) {
            if (received.get(at) == '\r'
                    && received.get(at + 1) == '\n'
                    && received.get(at + 2) == '\r'
                    && received.get(at + 3) == '\n') {
                headLength = at;
                whole = at + 4 + bodyLength(at);
                return;
            }
        }
    }

    private int bodyLength(int headEnd) throws IOException {
        for (var at = 0; at + LENGTH.length <= headEnd; at++) {
            if (isLengthAt(at)) {
                var digits = at + LENGTH.length;
                return number(received.get(digits) == ' ' ? digits + 1 : digits);
            }
        }
        if (number(STATUS) == 204) {
            return 0;
        }
        throw new IOException(
                "an answer has no length: " + new String(received.array(), 0, headEnd, StandardCharsets.ISO_8859_1));
    }

    private boolean isLengthAt(int at) {
        for (var index = 0; index < LENGTH.length; index++) {
            var letter = received.get(at + index);
            if ((letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter) != LENGTH[index]) {
                return false;
            }
        }
        return true;
    }

    /// Reads the digits from here on.
    private int number(int at) {
        var number = 0;
        for (var index = at; index < received.position() && Character.isDigit(received.get(index)); index++) {
            number = 10 * number + (received.get(index) - '0');
        }
        return number;
    }
}
