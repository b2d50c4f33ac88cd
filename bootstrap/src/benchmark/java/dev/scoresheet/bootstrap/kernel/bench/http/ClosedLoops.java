package dev.scoresheet.bootstrap.kernel.bench.http;

import dev.scoresheet.bootstrap.kernel.bench.measure.Latencies;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Load of many connections that stay open. Each sends its next request as soon as the answer is complete. One thread
/// drives all of them, and allocates nothing for a request.
///
/// @param exchanges one for each connection, so this is also the number of requests on the way
record ClosedLoops(InetSocketAddress server, List<? extends Exchange> exchanges) {

    private static final int STATUSES = 1000;
    private static final int LONGEST_ANSWER = 64 * 1024;
    private static final int LONGEST_REQUEST = 8 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// Returns the load of connections that all send the same request again and again.
    static ClosedLoops repeating(InetSocketAddress server, WireRequest request, int connections) {
        return new ClosedLoops(server, Collections.nCopies(connections, new Repeated(request, authority(server))));
    }

    /// @param answers number of all answers by status, those before and after the measured time included
    /// @param counted number of answers that count, before and after the measured time, too
    /// @param measured latencies of the answers that count and came within the measured time
    record Result(Map<Integer, Long> answers, long counted, Latencies measured, Duration time) {

        double perSecond() {
            return measured.count() / (time.toNanos() / 1e9);
        }

        long all() {
            return answers.values().stream().mapToLong(Long::longValue).sum();
        }

        /// Returns a sentence for each status other than the right one.
        List<String> wrong(int right) {
            return answers.entrySet().stream()
                    .filter(one -> one.getKey() != right)
                    .map(one -> "%d answers had the status %d".formatted(one.getValue(), one.getKey()))
                    .toList();
        }
    }

    /// Sends until both times are over, then waits for the last answers.
    ///
    /// @param before time before the measured one
    Result run(Duration before, Duration time) throws IOException {
        try (var selector = Selector.open()) {
            for (var exchange : exchanges) {
                Loop.open(selector, server, exchange);
            }
            try {
                return run(selector, System.nanoTime() + before.toNanos(), time);
            } finally {
                for (var key : selector.keys()) {
                    key.channel().close();
                }
            }
        }
    }

    private Result run(Selector selector, long begin, Duration time) throws IOException {
        var end = begin + time.toNanos();
        var giveUp = end + PATIENCE.toNanos();
        var answers = new long[STATUSES];
        var latencies = new Latencies();
        var counted = 0L;
        for (var key : selector.keys()) {
            loop(key).send();
        }
        for (var busy = exchanges.size(); busy > 0; ) {
            selector.select(PATIENCE.toMillis());
            for (var key : selector.selectedKeys()) {
                var loop = loop(key);
                var status = loop.receive();
                if (status == 0) {
                    continue;
                }
                var now = System.nanoTime();
                answers[status]++;
                if (loop.isCounted(status)) {
                    counted++;
                    if (now >= begin && now < end) {
                        latencies.add(now - loop.sent);
                    }
                }
                if (now < end) {
                    loop.send();
                } else {
                    busy--;
                }
            }
            selector.selectedKeys().clear();
            if (System.nanoTime() > giveUp) {
                throw new IOException(busy + " requests have no answer after " + PATIENCE);
            }
        }
        return new Result(byStatus(answers), counted, latencies, time);
    }

    private static Map<Integer, Long> byStatus(long[] answers) {
        return IntStream.range(0, STATUSES)
                .filter(status -> answers[status] > 0)
                .boxed()
                .collect(Collectors.toMap(status -> status, status -> answers[status]));
    }

    private static String authority(InetSocketAddress server) {
        return server.getHostString() + ":" + server.getPort();
    }

    private static Loop loop(SelectionKey key) {
        return (Loop) key.attachment();
    }

    /// One connection.
    private static final class Loop {

        private final SocketChannel channel;
        private final Exchange exchange;
        private final String authority;
        private final ByteBuffer request = ByteBuffer.allocateDirect(LONGEST_REQUEST);
        private final AnswerReader answers = new AnswerReader(LONGEST_ANSWER);
        private long sent;

        private Loop(SocketChannel channel, Exchange exchange, String authority) {
            this.channel = channel;
            this.exchange = exchange;
            this.authority = authority;
        }

        static void open(Selector selector, InetSocketAddress server, Exchange exchange) throws IOException {
            var channel = SocketChannel.open(server);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, new Loop(channel, exchange, authority(server)));
        }

        void send() throws IOException {
            request.clear().put(exchange.next(authority)).flip();
            sent = System.nanoTime();
            channel.write(request);
            if (request.hasRemaining()) {
                throw new IOException("the socket did not take a whole request at once");
            }
        }

        int receive() throws IOException {
            return answers.read(channel);
        }

        boolean isCounted(int status) {
            return exchange.answered(status, answers);
        }
    }
}
