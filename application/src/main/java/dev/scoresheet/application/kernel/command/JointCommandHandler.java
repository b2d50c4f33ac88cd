package dev.scoresheet.application.kernel.command;

import dev.scoresheet.application.kernel.command.CommandContext.KeyedRequest;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.append.AppendResult.AlreadyDone;
import dev.scoresheet.application.kernel.log.append.AppendResult.Appended;
import dev.scoresheet.application.kernel.log.append.AppendResult.Fenced;
import dev.scoresheet.application.kernel.log.append.AppendResult.Forgotten;
import dev.scoresheet.application.kernel.log.append.AppendResult.KeyReused;
import dev.scoresheet.application.kernel.log.append.AppendResult.VersionConflict;
import dev.scoresheet.application.kernel.log.append.ExpectedVersion.Exactly;
import dev.scoresheet.application.kernel.log.append.ExpectedVersion.Remembered;
import dev.scoresheet.application.kernel.log.append.FencedOff;
import dev.scoresheet.application.kernel.log.append.StreamAppend;
import dev.scoresheet.application.kernel.time.Deadline;
import dev.scoresheet.domain.kernel.Decision.Accepted;
import dev.scoresheet.domain.kernel.Decision.Rejected;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Command handler that decides over several streams and appends to all of them in one transaction. It decides again
/// after a conflict, a few times. It keeps no states in memory: each attempt reads the streams.
///
/// Like [DeciderCommandHandler], it looks up the receipt before it answers with a rejection or a conflict.
public final class JointCommandHandler<C, R, U> {

    private static final int ATTEMPTS = 8;

    private final JointDecision<C, R, U> decision;
    private final EventStore<U> store;
    private final Optional<CommandHandlers.Limit> limit;

    JointCommandHandler(JointDecision<C, R, U> decision, CommandHandlers<U> node) {
        this.decision = decision;
        this.store = node.store();
        this.limit = node.limit();
    }

    /// Handles a command. Thread-safe; blocks. Throws the errors of [EventStore].
    ///
    /// @param context context without an expected version, because the command names no stream
    public JointOutcome<R> handle(C command, CommandContext context) {
        if (context.expectedVersion().isPresent()) {
            throw new IllegalArgumentException("a command over several streams names no version of one");
        }
        var deadline = limit.map(CommandHandlers.Limit::begun);
        JointOutcome<R> last = new JointOutcome.Done<>();
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            var era = store.era();
            switch (decision.decide(command, store)) {
                case Rejected<StreamAppend<? extends U>, R>(var reason) -> {
                    return unlessDone(context, new JointOutcome.Rejected<>(reason));
                }
                case Accepted<StreamAppend<? extends U>, R>(var streams) ->
                    last = append(
                            context,
                            streams.stream()
                                    .<StreamAppend<? extends U>>map(part -> read(part, era))
                                    .toList(),
                            deadline);
            }
            if (!(last instanceof JointOutcome.Conflict)) {
                return last;
            }
        }
        return unlessDone(context, last);
    }

    /// Lets an append count only in the era in which its stream was read: it may wait in a queue.
    private <E extends U> StreamAppend<? extends U> read(StreamAppend<E> part, long era) {
        return part.expected() instanceof Exactly(var version)
                ? new StreamAppend<>(part.stream(), new Remembered(version, era), part.events())
                : part;
    }

    private JointOutcome<R> append(
            CommandContext context, List<StreamAppend<? extends U>> streams, Optional<Deadline> deadline) {
        if (streams.isEmpty() && context.request().isEmpty()) {
            return new JointOutcome.Done<>();
        }
        CommandHandlers.Limit.requireTime(deadline);
        return switch (store.append(context.append(streams, Map.of()))) {
            case Appended _, AlreadyDone _ -> new JointOutcome.Done<>();
            case KeyReused _ -> new JointOutcome.KeyReused<>();
            case VersionConflict(var stream, var _, var _) -> new JointOutcome.Conflict<>(stream);
            case Forgotten() -> new JointOutcome.Conflict<>(streams.getFirst().stream());
            case Fenced() -> throw new FencedOff(context.request().orElseThrow().fence());
        };
    }

    private JointOutcome<R> unlessDone(CommandContext context, JointOutcome<R> otherwise) {
        return context.request().flatMap(this::known).orElse(otherwise);
    }

    private Optional<JointOutcome<R>> known(KeyedRequest request) {
        return store.receipt(request.key())
                .map(stored -> stored.receipt().requestHash().equals(request.hash())
                        ? new JointOutcome.Done<>()
                        : new JointOutcome.KeyReused<>());
    }
}
