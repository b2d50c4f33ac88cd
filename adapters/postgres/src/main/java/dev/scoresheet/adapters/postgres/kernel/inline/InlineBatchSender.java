package dev.scoresheet.adapters.postgres.kernel.inline;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.scoresheet.adapters.postgres.kernel.append.AppendCall;
import dev.scoresheet.adapters.postgres.kernel.append.BatchSender;
import dev.scoresheet.adapters.postgres.kernel.append.EncodedAppend;
import dev.scoresheet.adapters.postgres.kernel.append.InlineStepFailed;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseFault;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseRole;
import dev.scoresheet.adapters.postgres.kernel.connection.RoleNames;
import dev.scoresheet.adapters.postgres.kernel.view.GenerationProgressSignal;
import dev.scoresheet.application.kernel.log.append.AppendMeter;
import dev.scoresheet.application.kernel.log.append.AppendMeter.InlineStep;
import dev.scoresheet.application.kernel.log.codec.StoredEventDecoder;
import dev.scoresheet.application.kernel.log.event.Page;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Sender of a batch together with the steps of its read models, in one transaction: first the append function, then
/// the locks of all views, then each view in turn. The transaction holds the head row, so no statement here waits long
/// for a lock.
public final class InlineBatchSender<E> implements BatchSender {

    private final String becomeProjections;
    private final StoredEventDecoder<E> decoder;
    private final List<InlineView<E, ?, ?>> views;
    private final GenerationProgressSignal signal;
    private final AppendMeter meter;

    /// @param names the names of the roles of the database
    public InlineBatchSender(
            RoleNames names,
            StoredEventDecoder<E> decoder,
            List<InlineView<E, ?, ?>> views,
            GenerationProgressSignal signal,
            AppendMeter meter) {
        this.becomeProjections = becoming(names.of(DatabaseRole.PROJECTIONS));
        this.decoder = decoder;
        this.views = List.copyOf(views);
        this.signal = signal;
        this.meter = meter;
    }

    /// Returns settings until the end of the transaction: the role that writes views, plans as on the runner's sessions
    /// ([SessionSettings#stepping]), and short timeouts.
    private static String becoming(String projections) {
        return """
                select set_config('role', '%s', true), set_config('enable_seqscan', 'off', true),
                       set_config('plan_cache_mode', 'force_generic_plan', true), set_config('jit', 'off', true),
                       set_config('lock_timeout', '200ms', true), set_config('statement_timeout', '1s', true)
                """.formatted(projections);
    }

    @Override
    public AppendCall.Answer send(AppendCall call, List<EncodedAppend> batch, Set<String> without)
            throws SQLException, InlineStepFailed {
        var taking = views.stream()
                .filter(view ->
                        !without.contains(view.name()) && view.cooldown().isOver())
                .toList();
        return taking.isEmpty() ? call.send(batch) : send(call, batch, taking);
    }

    private AppendCall.Answer send(AppendCall call, List<EncodedAppend> batch, List<InlineView<E, ?, ?>> taking)
            throws SQLException, InlineStepFailed {
        var connection = call.connection();
        AppendCall.Answer answer;
        List<Taken<E>> taken;
        try (var _ = call.begin()) {
            answer = call.send(batch);
            taken = answer.rows().isEmpty() ? List.of() : steps(connection, taking, answer);
            commit(connection, taken);
        }
        if (!answer.rows().isEmpty()) {
            tell(taking, taken, answer.rows().getLast().position());
        }
        return answer;
    }

    /// Step that is part of the transaction.
    private record Taken<E>(InlineView<E, ?, ?> view, long generation) {}

    private List<Taken<E>> steps(Connection connection, List<InlineView<E, ?, ?>> taking, AppendCall.Answer answer)
            throws InlineStepFailed {
        Page<E> page;
        Map<String, ServingGenerationLocks.Locked> locked;
        try (var statement = connection.createStatement()) {
            statement.execute(becomeProjections);
            page = new Page<>(
                    answer.rows().stream().map(decoder::entry).toList(),
                    answer.rows().getLast().position());
            var identities = taking.stream().map(InlineView::identity).toList();
            locked = ServingGenerationLocks.take(
                    connection, identities, answer.rows().getFirst().position() - 1);
        } catch (SQLException | RuntimeException failure) {
            throw failed(taking, failure);
        }
        var taken = new ArrayList<Taken<E>>();
        for (var view : taking) {
            var own = locked.get(view.name());
            try {
                if (own != null && view.step(connection, own, page)) {
                    taken.add(new Taken<>(view, own.generation()));
                }
            } catch (OutOfMemoryError end) {
                throw end; // it ends the process
            } catch (SQLException | RuntimeException | Error failure) { // an error of a projection may have any type
                throw failed(List.of(view), failure);
            }
        }
        return taken;
    }

    /// For a deferred check that fails at the commit, the view is to blame.
    private void commit(Connection connection, List<Taken<E>> taken) throws SQLException, InlineStepFailed {
        try {
            connection.commit();
        } catch (SQLException failure) {
            if (!taken.isEmpty() && !DatabaseFault.of(failure).endsSession()) {
                throw failed(taken.stream().map(Taken::view).toList(), failure);
            }
            throw failure;
        }
    }

    private void tell(List<InlineView<E, ?, ?>> taking, List<Taken<E>> taken, long through) {
        for (var step : taken) {
            step.view().cooldown().end();
            signal.reached(step.generation(), through);
        }
        var stepped = taken.stream().map(Taken::view).toList();
        taking.forEach(view -> meter.inlined(view.name(), stepped.contains(view) ? InlineStep.TAKEN : InlineStep.LEFT));
    }

    private InlineStepFailed failed(List<? extends InlineView<E, ?, ?>> blamed, Throwable failure) {
        var cooldown = Duration.ZERO;
        for (var view : blamed) {
            meter.inlined(view.name(), InlineStep.FAILED);
            cooldown = view.cooldown().begin();
        }
        return new InlineStepFailed(
                blamed.stream().map(InlineView::name).collect(toUnmodifiableSet()), cooldown, failure);
    }
}
