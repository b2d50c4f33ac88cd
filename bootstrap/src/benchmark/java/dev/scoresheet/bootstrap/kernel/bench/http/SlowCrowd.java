package dev.scoresheet.bootstrap.kernel.bench.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Slow clients of a server. One thread drives all of them: each client acts once in [#EVERY]. A client that finds
/// its connection closed by the server connects again, so their number stays the same. They join one after the other.
/// So they do not all connect again at the same time later.
final class SlowCrowd implements AutoCloseable {

    /// Time between two acts of one client.
    static final Duration EVERY = Duration.ofSeconds(2);

    /// Time after which a client leaves an event stream that it does not read, as it cannot see its end.
    private static final Duration STALLED = Duration.ofSeconds(24);

    /// Receive buffer of a client, in bytes. The send buffer of the server is that of its operating system.
    private static final int RECEIVED = 4 * 1024;

    /// Way in which a client is slow.
    enum Kind {
        /// Sends one byte of a header field at each act.
        SENDER,
        /// Sends a whole request at once, and reads one byte of the long answer at each act.
        READER,
        /// Asks for a live stream of a long history, and reads nothing after the status line.
        STREAM
    }

    /// @param connected connections that were opened
    /// @param acts acts on an open connection
    /// @param disconnected acts that found the connection closed by the server
    /// @param answered answers that began
    record Count(long connected, long acts, long disconnected, long answered) {

        Count plus(Count more) {
            return new Count(
                    connected + more.connected,
                    acts + more.acts,
                    disconnected + more.disconnected,
                    answered + more.answered);
        }
    }

    private final Map<Kind, Count> counts = Collections.synchronizedMap(new EnumMap<>(Kind.class));
    private final AtomicReference<String> problem = new AtomicReference<>("");
    private final InetSocketAddress server;
    private final Duration joining;
    private final byte[] page;
    private final byte[] live;
    private final List<Client> clients = new ArrayList<>();
    private final Thread thread;
    private volatile boolean ending;

    /// @param slow number of slow senders and slow readers together, half of each
    /// @param streams number of event streams that are not read
    /// @param history path of a long history
    /// @param joining time over which the clients join
    SlowCrowd(InetSocketAddress server, int slow, int streams, String history, Duration joining) {
        this.server = server;
        this.joining = joining;
        this.page = request(history, "application/json");
        this.live = request(history, "text/event-stream");
        for (var number = 0; number < slow; number++) {
            clients.add(new Client(number % 2 == 0 ? Kind.SENDER : Kind.READER));
        }
        for (var number = 0; number < streams; number++) {
            clients.add(new Client(Kind.STREAM));
        }
        Collections.shuffle(clients, new Random(clients.size())); // kinds take turns
        thread = Thread.ofPlatform().daemon().name("slow clients").start(this::run);
    }

    Map<Kind, Count> counts() {
        synchronized (counts) {
            return new EnumMap<>(counts);
        }
    }

    /// Returns the first wrong answer or failure of the crowd itself; an empty text if there is none.
    String problem() {
        return Objects.requireNonNull(problem.get());
    }

    @Override
    public void close() {
        ending = true;
        try {
            thread.join();
        } catch (InterruptedException cutShort) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        var begin = System.nanoTime();
        var pause = EVERY.toNanos() / clients.size();
        for (var turn = 0L; !ending; turn++) {
            for (var wait = begin + turn * pause - System.nanoTime(); wait > 0 && !ending; ) {
                LockSupport.parkNanos(wait);
                wait = begin + turn * pause - System.nanoTime();
            }
            var number = (int) (turn % clients.size());
            if (System.nanoTime() - begin >= joining.toNanos() / clients.size() * number) {
                clients.get(number).act();
            }
        }
        clients.forEach(Client::leave);
    }

    private byte[] request(String path, String accepted) {
        return "GET %s HTTP/1.1\r\nHost: %s:%d\r\nAccept: %s\r\n\r\n"
                .formatted(path, server.getHostString(), server.getPort(), accepted)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /// One client and its present connection.
    private final class Client {

        private static final byte[] HEAD =
                "GET /api HTTP/1.1\r\nHost: slow\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII);
        private static final String OK = "HTTP/1.1 200";

        private final Kind kind;
        private final ByteBuffer one = ByteBuffer.allocate(1);
        private final ByteBuffer status = ByteBuffer.allocate(OK.length());
        private @Nullable SocketChannel channel;
        private long since;
        private int acts;

        Client(Kind kind) {
            this.kind = kind;
        }

        void act() {
            var open = channel;
            try {
                if (open != null) {
                    act(open);
                    acts++;
                    count(new Count(0, 1, 0, 0));
                }
            } catch (IOException closed) {
                count(new Count(0, 0, 1, 0));
                leave();
            }
            if (channel == null) {
                connect();
            }
        }

        private void act(SocketChannel open) throws IOException {
            switch (kind) {
                case SENDER -> {
                    read(open, one.clear());
                    one.clear()
                            .put(acts < HEAD.length ? HEAD[acts] : (byte) 'x')
                            .flip();
                    open.write(one);
                }
                case READER -> {
                    if (status.hasRemaining()) {
                        readStatus(open, 1);
                    } else {
                        read(open, one.clear());
                    }
                }
                case STREAM -> {
                    if (status.hasRemaining()) {
                        readStatus(open, status.remaining());
                    }
                    if (System.nanoTime() - since > STALLED.toNanos()) {
                        leave();
                    }
                }
            }
        }

        /// Reads some bytes of the status line, and checks them.
        private void readStatus(SocketChannel open, int bytes) throws IOException {
            var before = status.position();
            status.limit(before + bytes);
            read(open, status);
            status.limit(status.capacity());
            if (before == 0 && status.position() > 0) {
                count(new Count(0, 0, 0, 1));
            }
            check(new String(status.array(), 0, status.position(), StandardCharsets.US_ASCII));
        }

        private void connect() {
            try {
                var opened = SocketChannel.open();
                channel = opened;
                opened.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVED);
                opened.connect(server);
                opened.configureBlocking(false);
                since = System.nanoTime();
                acts = 0;
                status.clear();
                switch (kind) {
                    case SENDER -> {}
                    case READER -> opened.write(ByteBuffer.wrap(page));
                    case STREAM -> opened.write(ByteBuffer.wrap(live));
                }
                count(new Count(1, 0, 0, 0));
            } catch (IOException refused) {
                problem.compareAndSet("", "a slow client cannot connect: " + refused.getMessage());
                leave();
            }
        }

        private void read(SocketChannel open, ByteBuffer into) throws IOException {
            if (open.read(into) < 0) {
                throw new IOException("the server closed the connection");
            }
        }

        private void check(String answer) {
            if (!OK.startsWith(answer)) {
                problem.compareAndSet("", "a slow client was answered with '" + answer + "'");
            }
        }

        void leave() {
            var open = channel;
            channel = null;
            try {
                if (open != null) {
                    open.close();
                }
            } catch (IOException lost) {
                problem.compareAndSet("", "a connection could not be closed: " + lost.getMessage());
            }
        }

        private void count(Count more) {
            counts.merge(kind, more, Count::plus);
        }
    }
}
