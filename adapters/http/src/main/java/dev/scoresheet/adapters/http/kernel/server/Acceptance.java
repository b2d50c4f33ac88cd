package dev.scoresheet.adapters.http.kernel.server;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.SocketAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Accepted connections, and the limit on their number. While too many are open, further ones stay in the backlog of
/// the operating system.
///
/// A connection takes a file handle as soon as the library's own thread accepts it. The event loop learns of it later,
/// and closes excess connections later still. Without this limit, many connections at once would use up the handles.
///
/// The number is used on the accepting thread only, so it needs no lock.
final class Acceptance extends ChannelInboundHandlerAdapter {

    /// Connections beyond the cap, so that the event loop has a reason to close an idle one.
    private static final int BEYOND = 4;

    /// Connections that are accepted at once.
    static final int AT_ONCE = 4;

    /// Connections beyond the cap that may be open for a moment.
    static final int MOST_BEYOND = BEYOND + AT_ONCE;

    private final int most;
    private final Map<Ends, Channel> channels = new ConcurrentHashMap<>();
    private int open;

    Acceptance(int connections) {
        this.most = connections + BEYOND;
    }

    /// Addresses of both ends: no two open connections share them.
    private record Ends(SocketAddress client, SocketAddress server) {}

    /// Returns the channel of a connection. Empty if it was closed before the library learned of it.
    Optional<Channel> channel(HttpConnection connection) {
        return Optional.ofNullable(channels.get(new Ends(connection.remoteAddress(), connection.localAddress())));
    }

    @Override
    public void channelRead(ChannelHandlerContext listener, Object accepted) {
        open++;
        adjust(listener);
        var channel = (Channel) accepted;
        if (channel.remoteAddress() instanceof InetSocketAddress client
                && channel.localAddress() instanceof InetSocketAddress server) {
            var ends = new Ends(SocketAddress.inetSocketAddress(client), SocketAddress.inetSocketAddress(server));
            channels.put(ends, channel);
            channel.closeFuture().addListener(closed -> channels.remove(ends, channel));
        }
        channel.closeFuture().addListener(closed -> listener.executor().execute(() -> left(listener)));
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
