package dev.scoresheet.adapters.memory.kernel.process.simulation;

import dev.scoresheet.application.kernel.log.EventFeed;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.AppendResult;
import dev.scoresheet.application.kernel.log.append.Fence;
import dev.scoresheet.application.kernel.log.append.ReceiptOutcome;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.log.event.Page;
import dev.scoresheet.application.kernel.process.reaction.KeyHash;
import dev.scoresheet.application.kernel.process.store.InstanceRow;
import dev.scoresheet.application.kernel.process.store.NextDeadline;
import dev.scoresheet.application.kernel.process.store.PartitionId;
import dev.scoresheet.application.kernel.process.store.PartitionLeases;
import dev.scoresheet.application.kernel.process.store.PartitionStatus;
import dev.scoresheet.application.kernel.process.store.ProcessStart;
import dev.scoresheet.application.kernel.process.store.ProcessStep;
import dev.scoresheet.application.kernel.process.store.ProcessStore;
import dev.scoresheet.application.kernel.process.store.RowsVersion;
import dev.scoresheet.domain.kernel.BulbEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Rules of processes, each left out in a decorator of a port.
enum ProcessFaults implements ProcessFault {

    /// Commits the checkpoint before the reactions of the page are sent.
    CHECKPOINT_AFTER_SENDS(Breach.REACTION_LOST) {
        @Override
        public ProcessStore store(ProcessStore store, SkewedTime node) {
            return new CheckpointFirst(store);
        }
    },

    /// Makes the key of a reaction without the instance.
    KEY_HAS_THE_INSTANCE(Breach.REACTION_LOST) {
        @Override
        public KeyHash hash(KeyHash hash, ProcessStore store) {
            return text -> hash.of(text.replaceFirst(" / [^/]+ / ", " / "));
        }
    },

    /// Makes the key from the positions of the processes when it sends: another try has other ones.
    KEY_IS_NOT_THE_POSITION(Breach.REACTED_TWICE) {
        @Override
        public KeyHash hash(KeyHash hash, ProcessStore store) {
            return text -> {
                var position = 0L;
                for (var process : List.of(Answering.RELAY, Answering.ECHO)) {
                    var id = new PartitionId(process, 0);
                    position += store.status(id, Set.of()).progress().position();
                }
                return hash.of(text.contains(" / ") ? text + position : text);
            };
        }
    },

    /// Makes the key of a deadline without the event since which it is implied.
    KEY_OF_A_DEADLINE_HAS_SINCE(Breach.DEADLINE_LOST) {
        @Override
        public KeyHash hash(KeyHash hash, ProcessStore store) {
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
                    return new NextDeadline(next.now().plus(node.ahead()), next.at());
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
            return new EventFeed<>() {
                @Override
                public long head() {
                    return 0;
                }

                @Override
                public Page<BulbEvent> after(long position, Filter filter, int limit) {
                    return feed.after(position, filter, limit);
                }

                @Override
                public void awaitAfter(long position, Duration atMost) throws InterruptedException {
                    feed.awaitAfter(position, atMost);
                }
            };
        }
    },

    /// Sends without the fence of the partition.
    APPENDS_CARRY_THEIR_FENCE(Breach.STALE_APPEND) {
        @Override
        public EventStore<BulbEvent> log(EventStore<BulbEvent> log) {
            return new OverLog(log) {
                @Override
                public AppendResult append(Append<BulbEvent> append) {
                    var keyed = (Append.Keyed<BulbEvent>) append;
                    return super.append(
                            new Append.Keyed<>(keyed.streams(), keyed.receipt(), keyed.metadata(), Fence.NONE));
                }
            };
        }
    },

    /// Gives a partition to a second node under the epoch of the first one.
    A_PARTITION_HAS_ONE_OWNER(Breach.TWO_OWNERS) {
        @Override
        public PartitionLeases leases(PartitionLeases leases, ProcessStore store) {
            return new SharedLeases(leases, store);
        }
    },

    /// Sends two reactions in the other order.
    REACTIONS_ARE_SENT_IN_ORDER(Breach.OUT_OF_ORDER) {
        @Override
        public EventStore<BulbEvent> log(EventStore<BulbEvent> log) {
            return new ReversedLog(log);
        }
    },

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

    /// Gives a reaction up without a receipt.
    GIVING_UP_LEAVES_A_RECEIPT(Breach.GIVEN_UP_YET_DONE) {
        @Override
        public EventStore<BulbEvent> log(EventStore<BulbEvent> log) {
            return new OverLog(log) {
                @Override
                public AppendResult append(Append<BulbEvent> append) {
                    return append instanceof Append.Keyed<BulbEvent> keyed
                                    && keyed.streams().isEmpty()
                                    && keyed.receipt().outcome() == ReceiptOutcome.REFUSED
                            ? new AppendResult.Appended(Map.of(), OptionalLong.empty(), OptionalLong.empty())
                            : super.append(append);
                }
            };
        }
    },

    /// Uses rows of another version.
    ROWS_ARE_OF_ONE_VERSION(Breach.ROWS_DIFFER) {
        @Override
        public ProcessStore store(ProcessStore store, SkewedTime node) {
            return new ForwardingProcesses(store) {
                @Override
                public PartitionStatus status(PartitionId partition, Set<String> instances) {
                    var status = super.status(partition, instances);
                    var position = status.progress().position();
                    return status.version().version() == 0 || status.version().through() != position
                            ? status
                            : Changed.status(status, status.progress(), new RowsVersion(node.version(), position));
                }
            };
        }
    },

    /// Reads the log again with reactions, where a silent fold is due.
    FOLDS_ARE_SILENT(Breach.REACTED_TO_THE_PAST) {
        @Override
        public ProcessStore store(ProcessStore store, SkewedTime node) {
            return new LoudFold(store, node.version());
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
    };

    final Breach name;

    ProcessFaults(Breach name) {
        this.name = name;
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
