package dev.scoresheet.adapters.cli.chess.play;

import dev.scoresheet.adapters.cli.chess.server.GameServer;
import dev.scoresheet.adapters.cli.chess.server.ServerReply;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;

/// Sender of commands, with counters. It sends every fiftieth command twice with the same key: alternately after the
/// first answer and during the first request. Both answers must be equal, and exactly one must be a replay. Both may
/// be one if a connection broke and the answer to the command was lost. Thread-safe.
final class CommandSender {

    private static final int TWICE_EVERY = 50;

    private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong resent = new AtomicLong();
    private final GameServer server;
    /// Prefix that makes the keys of this run unique.
    private final String run;

    CommandSender(GameServer server, String run) {
        this.server = server;
        this.run = run;
    }

    /// @param what name of the command within its run, for the key and for messages
    /// @throws UnexpectedAnswer refusal of the command, or a different answer to a resend
    JsonNode send(String what, String path, String player, JsonNode body)
            throws UnexpectedAnswer, InterruptedException {
        var key = run + "/" + what.replace(' ', '/');
        var number = sent.incrementAndGet();
        var reply = number % TWICE_EVERY != 0
                ? server.post(path, player, key, body)
                : twice(what, path, player, key, body, number % (2 * TWICE_EVERY) == 0);
        if (!reply.isDone()) {
            throw new UnexpectedAnswer(what + ": " + reply.summary());
        }
        return reply.body();
    }

    long sent() {
        return sent.get();
    }

    long resent() {
        return resent.get();
    }

    private ServerReply twice(String what, String path, String player, String key, JsonNode body, boolean atOnce)
            throws UnexpectedAnswer, InterruptedException {
        resent.incrementAndGet();
        var twin = new CompletableFuture<ServerReply>();
        Runnable send = () -> {
            try {
                twin.complete(server.post(path, player, key, body));
            } catch (RuntimeException | InterruptedException failed) {
                twin.completeExceptionally(failed);
            }
        };
        if (atOnce) {
            threads.execute(send);
        }
        var first = server.post(path, player, key, body);
        if (!atOnce) {
            send.run();
        }
        var second = join(twin);
        if (first.status() != second.status() || !first.body().equals(second.body())) {
            throw new UnexpectedAnswer(what + ", sent twice: " + first + " and " + second);
        }
        if (first.isDone() && first.replayed() == second.replayed() && !isFirstLost(first, second)) {
            throw new UnexpectedAnswer(
                    what + ", sent twice: " + (first.replayed() ? "both" : "neither") + " answered as a replay");
        }
        return first;
    }

    private static boolean isFirstLost(ServerReply one, ServerReply other) {
        return one.replayed() && other.replayed() && (one.repeated() || other.repeated());
    }

    private static ServerReply join(CompletableFuture<ServerReply> twin) throws InterruptedException {
        try {
            return twin.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        }
    }
}
