package dev.scoresheet.adapters.http.kernel.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.vertx.core.http.Http1ServerConfig;
import io.vertx.core.http.impl.http1.VertxHttpRequestDecoder;
import java.net.ProtocolException;
import java.util.List;
import java.util.Set;

/// Decoder of the library with three additions. It reports to the connection how far a request has arrived, for the
/// time limits. It refuses folded header fields (RFC 9112, 5.2), which the library unfolds silently: a proxy in front
/// that reads a fold differently would see another request. It refuses versions other than 1.1 and 1.0, which the
/// library answers itself.
final class StrictRequestDecoder extends VertxHttpRequestDecoder {

    private static final Set<HttpVersion> SPOKEN = Set.of(HttpVersion.HTTP_1_0, HttpVersion.HTTP_1_1);

    private final Arrival arrival;
    private boolean inHead = true;
    private boolean firstLineRead;
    private boolean refused;

    StrictRequestDecoder(Http1ServerConfig config, Arrival arrival) {
        super(config);
        this.arrival = arrival;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws Exception {
        if (refused || inHead && arrival.isLast()) {
            in.skipBytes(in.readableBytes());
            return;
        }
        if (inHead) {
            arrival.headBegins();
            if (isFolded(in)) {
                refuse(in, out, new IllegalArgumentException("a header field is folded over two lines"));
                return;
            }
        }
        int before = in.readerIndex();
        int known = out.size();
        super.decode(context, in, out);
        if (inHead && in.readerIndex() > before) {
            firstLineRead = true;
        }
        for (int i = known; i < out.size(); i++) {
            if (out.get(i) instanceof HttpRequest request && !SPOKEN.contains(request.protocolVersion())) {
                out.subList(i, out.size()).clear();
                refuse(in, out, new ProtocolException("the version of HTTP is neither 1.1 nor 1.0"));
                return;
            }
            follow(out.get(i));
        }
    }

    private void follow(Object part) {
        if (part instanceof HttpRequest) {
            inHead = false;
            arrival.bodyBegins();
        }
        if (part instanceof LastHttpContent) {
            inHead = true;
            firstLineRead = false;
            arrival.ends();
        }
    }

    /// True if the head has a folded line. The decoder consumes whole lines, so the buffer begins with a line. A line
    /// of the head that begins with a blank continues the one before it.
    private boolean isFolded(ByteBuf in) {
        int at = in.readerIndex();
        if (firstLineRead && isBlank(in.getByte(at))) {
            return true;
        }
        while (true) {
            int lineEnd = in.indexOf(at, in.writerIndex(), (byte) '\n');
            if (lineEnd < 0 || lineEnd + 1 >= in.writerIndex()) {
                return false;
            }
            byte next = in.getByte(lineEnd + 1);
            if (isBlank(next)) {
                return true;
            }
            if (next == '\r' || next == '\n') {
                return false; // the head ends here; blanks after it are body
            }
            at = lineEnd + 1;
        }
    }

    private static boolean isBlank(byte character) {
        return character == ' ' || character == '\t';
    }

    private void refuse(ByteBuf in, List<Object> out, Exception cause) {
        refused = true;
        in.skipBytes(in.readableBytes());
        var message = createInvalidMessage();
        message.setDecoderResult(DecoderResult.failure(cause));
        out.add(message);
    }

    /// Listener for the progress of a request.
    interface Arrival {

        /// True if the connection ends with the former request: nothing after it is read.
        boolean isLast();

        void headBegins();

        void bodyBegins();

        void ends();
    }
}
