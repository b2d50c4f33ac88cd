package dev.scoresheet.adapters.memory.kernel.process.simulation;

import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.Occurrence;
import dev.scoresheet.domain.kernel.ProcessManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Process manager that forwards every call. A subclass leaves a rule out.
abstract class ForwardingManager implements ProcessManager<BulbEvent, Tally, Tell> {

    private final ProcessManager<BulbEvent, Tally, Tell> right;

    ForwardingManager(ProcessManager<BulbEvent, Tally, Tell> right) {
        this.right = right;
    }

    @Override
    public String name() {
        return right.name();
    }

    @Override
    public int version() {
        return right.version();
    }

    @Override
    public List<String> instances(Occurrence<BulbEvent> occurrence) {
        return right.instances(occurrence);
    }

    @Override
    public Tally initial(String instance) {
        return right.initial(instance);
    }

    @Override
    public Tally evolve(Tally state, Occurrence<BulbEvent> occurrence) {
        return right.evolve(state, occurrence);
    }

    @Override
    public List<Reaction<Tell>> react(Tally state, Occurrence<BulbEvent> occurrence) {
        return right.react(state, occurrence);
    }

    @Override
    public Optional<Instant> deadline(Tally state) {
        return right.deadline(state);
    }

    @Override
    public Optional<Reaction<Tell>> atDeadline(Tally state, Instant deadline) {
        return right.atDeadline(state, deadline);
    }

    @Override
    public Optional<BulbEvent> whenRefused(Tally state, Reaction<Tell> reaction, String rejection) {
        return right.whenRefused(state, reaction, rejection);
    }

    @Override
    public boolean finished(Tally state) {
        return right.finished(state);
    }
}
