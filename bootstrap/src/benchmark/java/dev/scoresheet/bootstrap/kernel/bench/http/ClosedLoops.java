package dev.scoresheet.bootstrap.kernel.bench.http;

import dev.scoresheet.bootstrap.kernel.bench.Latencies;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Load of many connections that stay open. Each sends the same request again as soon as the answer is complete. One
/// thread drives all of them, and allocates nothing for a request.
///
/// @param connections number of connections, and so of requests on the way
record ClosedLoops(InetSocketAddress server, WireRequest request, int connections) {

    private static final int STATUSES = 1000;
    private static final int LONGEST_ANSWER = 64 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// @param answers number of all answers by status, those before and after the measured time included
    /// @param measured latencies of the answers that came within the measured time
    record Result(Map<Integer, Long> answers, Latencies measured, Duration time) {

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
            var bytes = request.bytes(server.getHostString() + ":" + server.getPort());
            for (var number = 0; number < connections; number++) {
                Loop.open(selector, server, bytes);
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
        for (var key : selector.keys()) {
            loop(key).send();
        }
        for (var busy = connections; busy > 0; ) {
            selector.select(PATIENCE.toMillis());
            for (var key : selector.selectedKeys()) {
                var loop = loop(key);
                var status = loop.receive();
                if (status == 0) {
                    continue;
                }
                var now = System.nanoTime();
                answers[status]++;
                if (now >= begin && now < end) {
                    latencies.add(now - loop.sent);
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
        return new Result(byStatus(answers), latencies, time);
    }

    private static Map<Integer, Long> byStatus(long[] answers) {
        return IntStream.range(0, STATUSES)
                .filter(status -> answers[status] > 0)
                .boxed()
                .collect(Collectors.toMap(status -> status, status -> answers[status]));
    }

    private static Loop loop(SelectionKey key) {
        return (Loop) key.attachment();
    }

    /// One connection.
    private static final class Loop {

        private final SocketChannel channel;
        private final ByteBuffer request;
        private final AnswerReader answers = new AnswerReader(LONGEST_ANSWER);
        private long sent;

        private Loop(SocketChannel channel, byte[] request) {
            this.channel = channel;
            this.request = ByteBuffer.allocateDirect(request.length).put(request);
        }

        static void open(Selector selector, InetSocketAddress server, byte[] request) throws IOException {
            var channel = SocketChannel.open(server);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, new Loop(channel, request));
        }

        void send() throws IOException {
            sent = System.nanoTime();
            request.flip();
            channel.write(request);
            if (request.hasRemaining()) {
                throw new IOException("the socket did not take a whole request at once");
            }
        }

        int receive() throws IOException {
            return answers.read(channel);
        }
    }
}
