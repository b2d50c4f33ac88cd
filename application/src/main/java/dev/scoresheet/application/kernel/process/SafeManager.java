package dev.scoresheet.application.kernel.process;

import dev.scoresheet.domain.kernel.Occurrence;
import dev.scoresheet.domain.kernel.ProcessManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Process manager whose failures are exceptions: an error of its code becomes a [Defect]. Errors of the machine, such
/// as too little memory, reach the caller. The same errors are failures of a view
/// ([dev.scoresheet.application.kernel.projection.step.SafeProjection]).
record SafeManager<E, S, C>(ProcessManager<E, S, C> manager) implements ProcessManager<E, S, C> {

    static <E, S, C> SafeManager<E, S, C> of(ProcessManager<E, S, C> manager) {
        return manager instanceof SafeManager<E, S, C> safe ? safe : new SafeManager<>(manager);
    }

    /// Error of the code of a process. It reads as that error.
    static final class Defect extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private Defect(Error error) {
            super(error.toString(), error);
        }

        @Override
        @SuppressWarnings("OverrideThrowableToString") // the reason of an entry names the error, not this class
        public String toString() {
            return String.valueOf(getMessage());
        }
    }

    private static <T> T call(Supplier<T> function) {
        try {
            return function.get();
        } catch (LinkageError | AssertionError | StackOverflowError error) {
            throw new Defect(error);
        }
    }

    @Override
    public String name() {
        return manager.name();
    }

    @Override
    public int version() {
        return manager.version();
    }

    @Override
    public List<String> instances(Occurrence<E> occurrence) {
        return call(() -> manager.instances(occurrence));
    }

    @Override
    public S initial(String instance) {
        return call(() -> manager.initial(instance));
    }

    @Override
    public S evolve(S state, Occurrence<E> occurrence) {
        return call(() -> manager.evolve(state, occurrence));
    }

    @Override
    public List<Reaction<C>> react(S state, Occurrence<E> occurrence) {
        return call(() -> manager.react(state, occurrence));
    }

    @Override
    public Optional<Instant> deadline(S state) {
        return call(() -> manager.deadline(state));
    }

    @Override
    public Optional<Reaction<C>> atDeadline(S state, Instant deadline) {
        return call(() -> manager.atDeadline(state, deadline));
    }

    @Override
    public Optional<E> whenRefused(S state, Reaction<C> reaction, String rejection) {
        return call(() -> manager.whenRefused(state, reaction, rejection));
    }

    @Override
    public boolean finished(S state) {
        return call(() -> manager.finished(state));
    }

    @Override
    public Optional<String> predecessor() {
        return manager.predecessor();
    }
}
