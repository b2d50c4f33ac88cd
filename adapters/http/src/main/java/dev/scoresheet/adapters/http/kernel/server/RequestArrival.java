package dev.scoresheet.adapters.http.kernel.server;

import dev.scoresheet.adapters.http.kernel.request.TargetParts;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.net.ProtocolException;

/// Arrival of requests on one connection. A handler before the library's decoder sees bytes, and this one behind it
/// sees the parts of requests, before the library acts on them.
///
/// It tells the connection how far a request has arrived, for the limits of time. It lets every version 1.x count as
/// 1.1 and refuses all others, which the library would answer itself. It drops what follows the last request.
final class RequestArrival extends ChannelInboundHandlerAdapter {

    /// Name of the library's decoder in its pipeline. It is no part of the library's API, so the server looks for it
    /// when it starts.
    private static final String DECODER = "httpDecoder";

    private final Listener listener;
    private boolean inHead = true;
    private boolean refused;

    private RequestArrival(Listener listener) {
        this.listener = listener;
    }

    /// Adds both handlers to the pipeline of a new connection.
    static void report(ChannelPipeline pipeline, Listener listener) {
        var parts = new RequestArrival(listener);
        pipeline.addAfter(DECODER, "requestArrival", parts).addFirst("bytes", new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object bytes) {
                if (parts.inHead && !parts.isOver()) {
                    listener.headBegins();
                }
                context.fireChannelRead(bytes);
            }
        });
    }

    private boolean isOver() {
        return refused || inHead && listener.isLast();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object part) {
        if (isOver()) {
            ReferenceCountUtil.release(part);
            return;
        }
        var understood = part;
        if (part instanceof HttpRequest request) {
            inHead = false;
            listener.bodyBegins();
            understood = understood(request);
            refused = ((HttpRequest) understood).decoderResult().isFailure();
        }
        if (understood instanceof LastHttpContent) {
            inHead = true;
            listener.ends();
        }
        context.fireChannelRead(understood);
    }

    private static HttpRequest understood(HttpRequest request) {
        var version = request.protocolVersion();
        if (!version.protocolName().equals("HTTP")) {
            return refusal(new IllegalArgumentException("the protocol is not HTTP"));
        }
        if (version.majorVersion() != 1) {
            return refusal(new ProtocolException("the version of HTTP is neither 1.1 nor 1.0"));
        }
        if (version.minorVersion() > 1) {
            request.setProtocolVersion(HttpVersion.HTTP_1_1);
        }
        if (!request.uri().startsWith("/")) {
            TargetParts.of(request.method().name(), request.uri()).ifPresent(parts -> request.setUri(parts.origin()));
        }
        return request;
    }

    /// Returns a request that counts as malformed. It has nothing of the client's words.
    private static HttpRequest refusal(Exception cause) {
        var refusal = new DefaultFullHttpRequest(HttpVersion.HTTP_1_0, HttpMethod.GET, "/", Unpooled.EMPTY_BUFFER);
        refusal.setDecoderResult(DecoderResult.failure(cause));
        return refusal;
    }

    /// Listener for the progress of requests.
    interface Listener {

        /// True if the connection ends with the former request: nothing after it is read.
        boolean isLast();

        void headBegins();

        void bodyBegins();

        void ends();
    }
}
