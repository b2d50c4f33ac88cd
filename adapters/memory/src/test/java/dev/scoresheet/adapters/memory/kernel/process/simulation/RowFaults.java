package dev.scoresheet.adapters.memory.kernel.process.simulation;

import dev.scoresheet.application.kernel.process.store.PartitionId;
import dev.scoresheet.application.kernel.process.store.PartitionStatus;
import dev.scoresheet.application.kernel.process.store.ProcessStep;
import dev.scoresheet.application.kernel.process.store.ProcessStore;
import dev.scoresheet.application.kernel.process.store.RowsVersion;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.ProcessManager;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Rules of rows and entries, each left out in a decorator of a port.
enum RowFaults implements PlantedFault {

    /// Holds an instance from the next page, although events of this page are not applied.
    ENTRIES_ARE_HELD_FROM_THEIR_EVENT(Breach.REACTION_LOST) {
        @Override
        public ProcessStore store(ProcessStore store, SkewedTime node) {
            return committing(
                    store,
                    step -> Changed.step(
                            step,
                            step.expected(),
                            step.through(),
                            step.version(),
                            step.enter().stream()
                                    .map(entry -> Changed.entry(entry, step.through() + 1, entry.silentThrough()))
                                    .toList()));
        }
    },

    /// Keeps no position through which an instance is silent.
    AN_ENTRY_IS_SILENT_THROUGH_A_POSITION(Breach.REACTED_LATE) {
        @Override
        public ProcessStore store(ProcessStore store, SkewedTime node) {
            return committing(
                    store,
                    step -> Changed.step(
                            step,
                            step.expected(),
                            step.through(),
                            step.version(),
                            step.enter().stream()
                                    .map(entry -> Changed.entry(entry, entry.heldFrom(), 0))
                                    .toList()));
        }
    },

    /// Commits the rows of a page, and its checkpoint only when all instances are done.
    THE_WHOLE_PAGE_IS_COMMITTED(Breach.ROWS_DIFFER) {
        @Override
        public ProcessStore store(ProcessStore store, SkewedTime node) {
            return committing(store, step -> {
                var before = step.expected().position();
                return step.enter().isEmpty() || step.through() == before
                        ? step
                        : Changed.step(
                                step,
                                step.expected(),
                                before,
                                new RowsVersion(step.version().version(), before),
                                List.of());
            });
        }
    },

    /// Reads the log again with reactions, where a silent fold is due.
    FOLDS_ARE_SILENT(Breach.REACTED_TO_THE_PAST) {
        @Override
        public ProcessStore store(ProcessStore store, SkewedTime node) {
            return new LoudFold(store, node.version());
        }
    },

    /// Reads the progress first, and the rows of a later snapshot.
    ROWS_AND_PROGRESS_ARE_OF_ONE_SNAPSHOT(Breach.REACTED_LATE) {
        @Override
        public ProcessStore store(ProcessStore store, SkewedTime node) {
            return new ForwardingProcesses(store) {
                @Override
                public PartitionStatus status(PartitionId partition, Set<String> instances) {
                    var before = super.status(partition, Set.of());
                    var after = before;
                    for (int slow = instances.isEmpty() ? 8 : 0; slow < 8; slow++) {
                        after = super.status(partition, instances);
                    }
                    return Changed.rows(before, after);
                }
            };
        }
    },

    /// Begins an instance again only at the end of a page.
    AN_INSTANCE_IS_FINISHED_AT_ONCE(Breach.ROWS_DIFFER) {
        @Override
        public ProcessManager<BulbEvent, Tally, Tell> manager(ProcessManager<BulbEvent, Tally, Tell> right) {
            return new FinishedLate(right);
        }
    };

    private final Breach breach;

    RowFaults(Breach breach) {
        this.breach = breach;
    }

    @Override
    public Breach breach() {
        return breach;
    }

    private static ProcessStore committing(ProcessStore store, UnaryOperator<ProcessStep> change) {
        return new ForwardingProcesses(store) {
            @Override
            public boolean commit(ProcessStep step) {
                return super.commit(change.apply(step));
            }
        };
    }
}
