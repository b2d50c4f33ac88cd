package dev.scoresheet.application.kernel.command;

import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.append.StoredReceipt;
import dev.scoresheet.application.kernel.log.event.StreamId;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/// Answers to commands that were done before, under the same key.
///
/// @param category category of the answering streams
record Resends<S, U>(String category, EventStore<U> store, StreamStates<S, ?, U> states) {

    /// Returns the answer of the first time, or another one if the key of the command has no receipt.
    <R> Outcome<S, R> answerOr(CommandContext context, StreamId requested, Supplier<Outcome<S, R>> otherwise) {
        if (context.request().isEmpty()) {
            return otherwise.get();
        }
        var request = context.request().get();
        Optional<StoredReceipt> done = store.receipt(request.key());
        if (done.isEmpty()) {
            return otherwise.get();
        }
        return done.get().receipt().requestHash().equals(request.hash())
                ? answer(done.get(), requested)
                : new Outcome.KeyReused<>();
    }

    /// Returns the outcome of a resend: the stream at the version that the command left. A repeated creation has a
    /// new id, so the receipt names the stream that the first request created.
    <R> Outcome<S, R> answer(StoredReceipt stored, StreamId requested) {
        var versions = stored.versions();
        var answering = versions.containsKey(requested)
                ? Optional.of(requested)
                : versions.keySet().stream()
                        .filter(stream -> stream.category().equals(category))
                        .min(Comparator.comparing(StreamId::key));
        if (answering.isEmpty()) {
            return new Outcome.KeyReused<>(); // an equal request for a stream of another category
        }
        var stream = answering.get();
        return states.asOf(stream, Objects.requireNonNull(versions.get(stream))).done(true);
    }
}
