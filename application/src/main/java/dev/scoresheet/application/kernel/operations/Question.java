package dev.scoresheet.application.kernel.operations;

import dev.scoresheet.application.kernel.log.StoreUnavailable;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// A question to something that may not answer, such as a database that stands still. Who asks waits
/// for a bounded time. One question is under way at a time, however many ask and give up meanwhile:
/// they share its answer. Thread-safe.
public final class Question<T> {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final String about;
    private final Supplier<T> source;
    private final Executor threads;
    private CompletableFuture<T> underWay = new CompletableFuture<>();
    private boolean begun;

    /// @param about who is asked, for the message when no answer comes
    /// @param source may block and may throw
    public Question(String about, Supplier<T> source, Executor threads) {
        this.about = about;
        this.source = source;
        this.threads = threads;
    }

    /// Asks and waits.
    ///
    /// @throws StoreUnavailable when no answer comes in time; else what the source throws
    public T answer(Duration within) {
        return await(asked(within));
    }

    /// Asks, unless it is asked already. The answer to give is there within the time: what the source
    /// says, or that it says nothing.
    public CompletableFuture<T> asked(Duration within) {
        return bounded(underWay(), about, within);
    }

    private synchronized CompletableFuture<T> underWay() {
        if (!begun || underWay.isDone()) {
            begun = true;
            underWay = CompletableFuture.supplyAsync(source, threads);
        }
        return underWay;
    }

    /// An answer that is under way, waited for no longer than a time; it stays under way after that.
    public static <T> CompletableFuture<T> bounded(CompletableFuture<T> underWay, String about, Duration within) {
        return underWay.copy().orTimeout(within.toNanos(), TimeUnit.NANOSECONDS).exceptionally(failed -> {
            if (failed instanceof TimeoutException) {
                throw new StoreUnavailable(
                        "%s gave no answer within %s s".formatted(about, within.toMillis() / 1e3), RETRY_AFTER);
            }
            throw failed instanceof CompletionException known ? known : new CompletionException(failed);
        });
    }

    /// @throws RuntimeException what the source threw, or that it gave no answer
    public static <T> T await(CompletableFuture<T> bounded) {
        try {
            return bounded.join();
        } catch (CompletionException failed) {
            switch (failed.getCause()) {
                case RuntimeException thrown -> throw thrown;
                case Error error -> throw error;
                case null, default -> throw failed;
            }
        }
    }
}
