package dev.scoresheet.adapters.memory.kernel.process.simulation;

import dev.scoresheet.application.kernel.log.EventFeed;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.AppendResult;
import dev.scoresheet.application.kernel.log.append.Fence;
import dev.scoresheet.application.kernel.log.append.ReceiptOutcome;
import dev.scoresheet.application.kernel.log.event.Entry;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.log.event.Page;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.event.TextHash;
import dev.scoresheet.application.kernel.process.store.PartitionId;
import dev.scoresheet.application.kernel.process.store.ProcessStore;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.Occurrence;
import dev.scoresheet.domain.kernel.ProcessManager;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/// Rules of keys and appends, each left out in a decorator of a port.
enum SendFaults implements PlantedFault {

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
        public TextHash hash(TextHash hash, ProcessStore store) {
            return text -> hash.of(text.replaceFirst(" / [^/]+ / ", " / "));
        }
    },

    /// Makes the key from the positions of the processes when it sends: another try has other ones.
    KEY_IS_NOT_THE_POSITION(Breach.REACTED_TWICE) {
        @Override
        public TextHash hash(TextHash hash, ProcessStore store) {
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

    /// Sends two reactions in the other order.
    REACTIONS_ARE_SENT_IN_ORDER(Breach.OUT_OF_ORDER) {
        @Override
        public EventStore<BulbEvent> log(EventStore<BulbEvent> log) {
            return new ReversedLog(log);
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

    /// Gives a refusal of a reaction to a refusal no end: the process does not know that event as its own.
    A_REFUSED_ANSWER_TO_A_REFUSAL_PARKS(Breach.NO_PROGRESS) {
        @Override
        public EventFeed<BulbEvent> feed(EventFeed<BulbEvent> feed) {
            return new ForwardingFeed(feed) {
                @Override
                public Page<BulbEvent> after(long position, Filter filter, int limit) {
                    var page = super.after(position, filter, limit);
                    return new Page<>(
                            page.entries().stream().map(SendFaults::ofAnother).toList(), page.through());
                }
            };
        }
    },

    /// Gives two reactions of which at most one may happen names of their own.
    ALTERNATIVES_SHARE_ONE_NAME(Breach.REACTED_TWICE) {
        @Override
        public ProcessManager<BulbEvent, Tally, Tell> manager(ProcessManager<BulbEvent, Tally, Tell> right) {
            return new ForwardingManager(right) {
                @Override
                public List<Reaction<Tell>> react(Tally state, Occurrence<BulbEvent> occurrence) {
                    return super.react(state, occurrence).stream()
                            .map(reaction -> new Reaction<>(
                                    version() == 1 ? reaction.name() : reaction.name() + "-otherwise",
                                    reaction.command()))
                            .toList();
                }
            };
        }
    };

    private final Breach breach;

    SendFaults(Breach breach) {
        this.breach = breach;
    }

    @Override
    public Breach breach() {
        return breach;
    }

    private static Entry<BulbEvent> ofAnother(Entry<BulbEvent> entry) {
        return entry instanceof RecordedEvent<BulbEvent> event
                        && event.stream().category().equals(Answering.RELAY)
                ? new RecordedEvent<>(
                        event.position(),
                        new StreamId("another", event.stream().key()),
                        event.version(),
                        event.stored(),
                        event.recordedAt(),
                        event.metadata(),
                        event.event())
                : entry;
    }
}
