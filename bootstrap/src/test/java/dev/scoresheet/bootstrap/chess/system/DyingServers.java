package dev.scoresheet.bootstrap.chess.system;

import dev.scoresheet.bootstrap.kernel.Sandbox;
import dev.scoresheet.bootstrap.kernel.campaign.Node;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// Servers of one database. All run processes; some serve clients or follow views, too. A thread kills and freezes
/// some of them, and starts another one for each that it killed. The one that serves clients keeps its port.
final class DyingServers implements AutoCloseable {

    private static final List<String> LEASE = List.of("--lease-seconds", "2");
    private static final List<String> ROLES = List.of("processes", "processes,views", "http,views,processes");
    private static final long BETWEEN_MILLIS = 1_500;
    private static final long FROZEN_MILLIS = 6_000;

    private final Sandbox sandbox;
    private final Random random;
    private final List<Sandbox.Running> servers = new ArrayList<>();
    private final List<Instant> killed = new CopyOnWriteArrayList<>();
    private int port;
    private volatile Optional<Exception> trouble = Optional.empty();

    DyingServers(Sandbox sandbox, Random random) {
        this.sandbox = sandbox;
        this.random = random;
    }

    /// Starts one server with all roles, or three of different roles.
    void start(boolean three) throws Exception {
        for (var roles : three ? ROLES : List.of(ROLES.getLast())) {
            servers.add(serve(roles));
        }
        port = address().getPort();
    }

    /// Returns the address of the server for clients.
    URI address() throws IOException {
        return URI.create(servers.getLast().api());
    }

    private Sandbox.Running serve(String roles) throws Exception {
        var options = new ArrayList<>(LEASE);
        options.addAll(List.of("--roles", roles));
        return sandbox.serve(roles.equals(ROLES.getLast()) ? port : 0, options.toArray(String[]::new));
    }

    /// Kills and freezes servers, one after another. The pauses are spread over the kills, and a kill is first.
    void disturb(int kills, int pauses) {
        int all = kills + pauses;
        try {
            for (int number = 0; number < all; number++) {
                Thread.sleep(BETWEEN_MILLIS);
                int at = random.nextInt(servers.size());
                if ((number + 1) * pauses / all > number * pauses / all) {
                    freeze(servers.get(at));
                } else {
                    killed.add(Instant.now());
                    servers.get(at).kill();
                    servers.set(at, serve(ROLES.get(at)));
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            trouble = Optional.of(e);
        }
    }

    private static void freeze(Sandbox.Running server) throws Exception {
        var node = new Node(server.name(), server.process(), new AtomicInteger());
        node.freeze();
        try {
            Thread.sleep(FROZEN_MILLIS);
        } finally {
            node.thaw();
        }
    }

    /// Returns the number of kills after the first and before the last of two moments.
    long killsBetween(Instant first, Instant last) {
        return killed.stream()
                .filter(at -> at.isAfter(first) && at.isBefore(last))
                .count();
    }

    Optional<Exception> trouble() {
        return trouble;
    }

    @Override
    public void close() {
        for (var server : servers) {
            server.process().destroyForcibly().onExit().join();
        }
    }
}
