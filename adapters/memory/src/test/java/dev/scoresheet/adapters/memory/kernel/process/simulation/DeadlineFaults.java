package dev.scoresheet.adapters.memory.kernel.process.simulation;

import dev.scoresheet.application.kernel.log.EventFeed;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.event.TextHash;
import dev.scoresheet.application.kernel.process.store.InstanceRow;
import dev.scoresheet.application.kernel.process.store.NextDeadline;
import dev.scoresheet.application.kernel.process.store.PartitionId;
import dev.scoresheet.application.kernel.process.store.ProcessStart;
import dev.scoresheet.application.kernel.process.store.ProcessStore;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.ProcessManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Rules of deadlines, each left out in a decorator of a port.
enum DeadlineFaults implements PlantedFault {

    /// Makes the key of a deadline without the event since which it is implied.
    KEY_OF_A_DEADLINE_HAS_SINCE(Breach.DEADLINE_LOST) {
        @Override
        public TextHash hash(TextHash hash, ProcessStore store) {
            return text -> hash.of(text.replaceFirst(" since [^ ]+", ""));
        }
    },

    /// Finds due rows by the clock of the node.
    DEADLINES_ARE_OF_THE_STORE_CLOCK(Breach.DEADLINE_EARLY) {
        @Override
        public ProcessStore store(ProcessStore store, SkewedTime node) {
            return new ForwardingProcesses(store) {
                @Override
                public List<InstanceRow> due(PartitionId partition, Duration grace, int limit) {
                    return super.due(partition, grace.minus(node.ahead()), limit);
                }

                @Override
                public NextDeadline nextDeadline(PartitionId partition, Duration grace) {
                    var next = super.nextDeadline(partition, grace.minus(node.ahead()));
                    return new NextDeadline(next.asOf().plus(node.ahead()), next.at());
                }
            };
        }
    },

    /// Leaves out every deadline from before the first start, although a later event implies it.
    A_LATER_EVENT_MAY_IMPLY_A_PAST_DEADLINE(Breach.DEADLINE_LOST) {
        @Override
        public ProcessStore store(ProcessStore store, SkewedTime node) {
            return new ForwardingProcesses(store) {
                @Override
                public List<InstanceRow> due(PartitionId partition, Duration grace, int limit) {
                    var began = start(partition.process(), 1).at();
                    return super.due(partition, grace, limit).stream()
                            .filter(row -> row.deadline().orElseThrow().at().isAfter(began))
                            .toList();
                }
            };
        }
    },

    /// Fires without a look at the head of the log.
    DEADLINES_WAIT_FOR_THE_HEAD(Breach.DEADLINE_ON_OVERTAKEN_STATE) {
        @Override
        public EventFeed<BulbEvent> feed(EventFeed<BulbEvent> feed) {
            return new ForwardingFeed(feed) {
                @Override
                public long head() {
                    return 0;
                }
            };
        }
    },

    /// Fires the deadlines that passed before the first start.
    DEADLINES_OF_THE_PAST_DO_NOT_ACT(Breach.REACTED_TO_THE_PAST) {
        @Override
        public ProcessStore store(ProcessStore store, SkewedTime node) {
            return new ForwardingProcesses(store) {
                @Override
                public ProcessStart start(String process, int partitions) {
                    var start = super.start(process, partitions);
                    return new ProcessStart(start.partitions(), start.actsFrom(), Instant.EPOCH);
                }
            };
        }
    },

    /// Counts a deadline from the clock of the node, 10 ms ahead, while the decider counts from the event.
    DEADLINES_COUNT_FROM_INSTANTS_IN_EVENTS(Breach.DEADLINE_LOST) {
        @Override
        public ProcessManager<BulbEvent, Tally, Tell> manager(ProcessManager<BulbEvent, Tally, Tell> right) {
            return new ForwardingManager(right) {
                @Override
                public Optional<Instant> deadline(Tally state) {
                    return super.deadline(state).map(due -> due.minusMillis(10));
                }
            };
        }
    },

    /// Sends two reactions at a deadline, one after the other.
    A_DEADLINE_HAS_ONE_REACTION(Breach.REACTION_LOST) {
        @Override
        public List<String> atDeadline() {
            return List.of("ring", "chime");
        }

        @Override
        public EventStore<BulbEvent> log(EventStore<BulbEvent> log) {
            return new TwoReactions(log);
        }
    };

    private final Breach breach;

    DeadlineFaults(Breach breach) {
        this.breach = breach;
    }

    @Override
    public Breach breach() {
        return breach;
    }
}
