package dev.scoresheet.adapters.http.kernel.answer;

import dev.scoresheet.adapters.http.kernel.route.Call;
import dev.scoresheet.adapters.http.kernel.route.KernelProblems;
import dev.scoresheet.adapters.http.kernel.route.ProblemException;
import dev.scoresheet.adapters.http.kernel.route.Reply;
import dev.scoresheet.application.kernel.Product;
import dev.scoresheet.application.kernel.projection.ViewAnswer;
import dev.scoresheet.application.kernel.projection.ViewIdentity;
import dev.scoresheet.application.kernel.projection.ViewNotReady;
import dev.scoresheet.application.kernel.projection.Visibility;
import dev.scoresheet.application.kernel.projection.step.RowsUnreadable;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Answers from read models. Each answer says which position it reaches. A client that names a position with `after`
/// gets an answer that reaches it, or a refusal. Thread-safe.
public final class ReadModelReplies {

    private static final String PARKED = Product.TITLE + "-Parked";
    private static final long USUAL_WAIT = 1_000;

    private final Visibility visibility;
    private final LongSupplier head;

    /// @param head position of the newest event of the log
    public ReadModelReplies(Visibility visibility, LongSupplier head) {
        this.visibility = visibility;
        this.head = head;
    }

    /// @param view view that the query reads
    /// @param document form of the result on the wire
    public <T> Reply answer(Call call, ViewIdentity view, Supplier<ViewAnswer<T>> query, Function<T, Object> document) {
        var after = call.number("after").orElse(0);
        try {
            if (after > 0) {
                await(view, after, Duration.ofMillis(call.number("wait").orElse(USUAL_WAIT)));
            }
            var answer = query.get();
            return answer.position() < after ? notYet(after, answer) : reply(answer, document);
        } catch (ViewNotReady notReady) {
            return KernelProblems.VIEW_NOT_READY
                    .of("The read model " + notReady.view().view() + " is being filled.")
                    .header("Retry-After", "5")
                    .reply();
        } catch (RowsUnreadable _) {
            return KernelProblems.VIEW_NOT_READY
                    .of("The read model " + view.view() + " cannot be read before an operator replaces it.")
                    .header("Retry-After", "30")
                    .reply();
        }
    }

    private void await(ViewIdentity view, long position, Duration atMost) {
        long newest = head.getAsLong();
        if (position > newest) {
            throw ProblemException.parameter("after", "beyond the last position of the log, which is " + newest);
        }
        try {
            visibility.await(view, position, atMost);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new ProblemException(KernelProblems.unavailable("The server is stopping."));
        }
    }

    private static <T> Reply notYet(long after, ViewAnswer<T> answer) {
        return KernelProblems.NOT_YET_VISIBLE
                .of("The read model is at position " + answer.position() + ", before the requested position " + after
                        + ".")
                .with("position", answer.position())
                .header("Retry-After", "1")
                .header(StreamReplies.POSITION, Long.toString(answer.position()))
                .reply();
    }

    private static <T> Reply reply(ViewAnswer<T> answer, Function<T, Object> document) {
        var reply = Reply.json(200, document.apply(answer.value()))
                .with("Cache-Control", "no-store")
                .with(StreamReplies.POSITION, Long.toString(answer.position()));
        return answer.parked() > 0 ? reply.with(PARKED, Integer.toString(answer.parked())) : reply;
    }
}
