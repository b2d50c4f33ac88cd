package dev.scoresheet.adapters.postgres.kernel;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.scoresheet.application.kernel.log.Page;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A batch and the steps that it means for read models, in one transaction: the append function first,
/// then view by view, statement by statement. All of it happens with the head row held, so no statement
/// here waits long for anybody.
final class InlineViews<E> implements Inline {

    /// To the end of the transaction: the role that writes views, plans as on the runner's sessions
    /// ([Session#stepping]), and little patience.
    private static final String BECOME_PROJECTIONS = """
            select set_config('role', '%s', true), set_config('enable_seqscan', 'off', true),
                   set_config('plan_cache_mode', 'force_generic_plan', true), set_config('jit', 'off', true),
                   set_config('lock_timeout', '200ms', true), set_config('statement_timeout', '1s', true)
            """.formatted(Roles.PROJECTIONS.role());

    private final EventReading<E> reading;
    private final List<InlineView<E, ?, ?>> views;
    private final ViewSignal signal;

    InlineViews(EventReading<E> reading, List<InlineView<E, ?, ?>> views, ViewSignal signal) {
        this.reading = reading;
        this.views = List.copyOf(views);
        this.signal = signal;
    }

    @Override
    public AppendCall.Answer send(AppendCall call, List<EncodedAppend> batch, Set<String> without)
            throws SQLException, InlineFailed {
        var taking =
                views.stream().filter(view -> !without.contains(view.name())).toList();
        var connection = call.connection();
        connection.setAutoCommit(false);
        AppendCall.Answer answer;
        Map<Long, Long> reached;
        try {
            answer = call.send(batch);
            reached = answer.rows().isEmpty() || taking.isEmpty() ? Map.of() : steps(connection, taking, answer);
            commit(connection, taking, !reached.isEmpty());
        } catch (SQLException | InlineFailed | RuntimeException failure) {
            rollBack(connection, failure);
            throw failure;
        }
        reached.forEach(signal::reached);
        return answer;
    }

    private Map<Long, Long> steps(Connection connection, List<InlineView<E, ?, ?>> taking, AppendCall.Answer answer)
            throws InlineFailed {
        long base = answer.rows().getFirst().position() - 1;
        long through = answer.rows().getLast().position();
        Page<E> page;
        try (var statement = connection.createStatement()) {
            statement.execute(BECOME_PROJECTIONS);
            page = new Page<>(answer.rows().stream().map(reading::entry).toList(), through);
        } catch (SQLException | RuntimeException failure) {
            throw new InlineFailed(names(taking), failure);
        }
        var reached = new HashMap<Long, Long>();
        for (var view : taking) {
            try {
                view.step(connection, base, page).ifPresent(generation -> reached.put(generation, through));
            } catch (SQLException | RuntimeException | Error failure) { // of a projection, whatever it is
                throw new InlineFailed(Set.of(view.name()), failure);
            }
        }
        return reached;
    }

    /// What a view has put off to the commit is no fault of the batch, either.
    private void commit(Connection connection, List<InlineView<E, ?, ?>> taking, boolean withSteps)
            throws SQLException, InlineFailed {
        try {
            connection.commit();
        } catch (SQLException failure) {
            if (withSteps && SqlState.of(failure) != SqlState.DISCONNECTED) {
                throw new InlineFailed(names(taking), failure);
            }
            throw failure;
        }
    }

    private Set<String> names(List<InlineView<E, ?, ?>> of) {
        return of.stream().map(InlineView::name).collect(toUnmodifiableSet());
    }

    private static void rollBack(Connection connection, Exception failure) {
        try {
            connection.rollback();
        } catch (SQLException another) {
            failure.addSuppressed(another);
        }
    }
}
