package dev.scoresheet.adapters.http.kernel.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.ServerChannelRecvByteBufAllocator;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.impl.transports.NioTransport;
import io.vertx.core.impl.transports.TransportInternal;
import io.vertx.core.net.TcpConfig;

/// Limit on the connections that a listener accepts. While too many are open, further ones stay in the backlog of the
/// operating system.
///
/// A connection takes a file handle as soon as the library's own thread accepts it. The event loop learns of it later,
/// and closes excess connections later still. Without this limit, many connections at once would use up the handles.
///
/// It is used on the accepting thread only, so it needs no lock.
final class Acceptance extends ChannelInboundHandlerAdapter {

    /// Connections beyond the cap, so that the event loop has a reason to close an idle one.
    private static final int BEYOND = 4;

    /// Connections that are accepted at once.
    private static final int AT_ONCE = 4;

    /// Connections beyond the cap that may be open for a moment.
    static final int MOST_BEYOND = BEYOND + AT_ONCE;

    private final int most;
    private int open;

    Acceptance(int connections) {
        this.most = connections + BEYOND;
    }

    /// Creates the library's instance with this limit in front of its listener.
    Vertx vertx(VertxOptions options) {
        var transport = new NioTransport() {
            @Override
            public void configure(TcpConfig config, boolean domainSocket, ServerBootstrap bootstrap) {
                super.configure(config, domainSocket, bootstrap);
                bootstrap.handler(Acceptance.this);
                bootstrap.option(ChannelOption.RECVBUF_ALLOCATOR, atOnce());
            }
        };
        return Vertx.builder()
                .with(options)
                .withTransport(new TransportInternal("nio", true, null, transport))
                .build();
    }

    private static ServerChannelRecvByteBufAllocator atOnce() {
        var batch = new ServerChannelRecvByteBufAllocator();
        batch.maxMessagesPerRead(AT_ONCE);
        return batch;
    }

    @Override
    public void channelRead(ChannelHandlerContext listener, Object accepted) {
        open++;
        adjust(listener);
        ((Channel) accepted)
                .closeFuture()
                .addListener(closed -> listener.executor().execute(() -> left(listener)));
        listener.fireChannelRead(accepted);
    }

    private void left(ChannelHandlerContext listener) {
        open--;
        adjust(listener);
    }

    private void adjust(ChannelHandlerContext listener) {
        listener.channel().config().setAutoRead(open < most);
    }
}
