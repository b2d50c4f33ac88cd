package dev.scoresheet.application.kernel.process.step;

import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.process.StateCodec;
import dev.scoresheet.application.kernel.process.store.ImpliedDeadline;
import dev.scoresheet.application.kernel.process.store.InstanceRow;
import dev.scoresheet.application.kernel.process.store.InstanceRow.AppliedEvent;
import dev.scoresheet.domain.kernel.Occurrence;
import dev.scoresheet.domain.kernel.ProcessManager;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Decoded state of an instance after some events. A pure fold.
///
/// @param last last event that was applied; empty for an instance without events
record InstanceState<S>(String instance, S state, Optional<ImpliedDeadline> deadline, Optional<AppliedEvent> last) {

    static <S> InstanceState<S> initial(ProcessManager<?, S, ?> manager, String instance) {
        return new InstanceState<>(instance, manager.initial(instance), Optional.empty(), Optional.empty());
    }

    static <S> InstanceState<S> of(InstanceRow row, StateCodec<S> codec) {
        return new InstanceState<>(row.instance(), codec.state(row.state()), row.deadline(), Optional.of(row.last()));
    }

    /// Applies an event. A deadline that was implied before keeps the event from which on it is.
    ///
    /// @throws RuntimeException when the process fails, or names a deadline that cannot be stored
    <E> InstanceState<S> after(ProcessManager<E, S, ?> manager, RecordedEvent<E> event) {
        var next = manager.evolve(state, occurrence(event));
        var implied = manager.deadline(next)
                .map(at -> at.truncatedTo(ChronoUnit.MILLIS))
                .map(at -> since(at, event));
        var metadata = event.metadata();
        return new InstanceState<>(
                instance,
                next,
                implied,
                Optional.of(new AppliedEvent(event.ref(), metadata.correlation(), metadata.trace())));
    }

    private ImpliedDeadline since(Instant at, RecordedEvent<?> event) {
        return deadline.filter(before -> before.at().equals(at))
                .orElseGet(() -> ImpliedDeadline.of(at, event.ref(), event.position()));
    }

    static <E> Occurrence<E> occurrence(RecordedEvent<E> event) {
        return new Occurrence<>(event.stream().toString(), event.version(), event.event());
    }

    /// Returns the row of the state; empty for an instance without events, or one that is finished.
    Optional<InstanceRow> row(StateCodec<S> codec) {
        return last.map(applied -> new InstanceRow(instance, codec.text(state), deadline, applied));
    }
}
