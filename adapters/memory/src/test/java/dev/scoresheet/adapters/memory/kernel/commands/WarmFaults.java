package dev.scoresheet.adapters.memory.kernel.commands;

import dev.scoresheet.application.kernel.command.StateSnapshot;
import dev.scoresheet.application.kernel.command.StateSnapshotStore;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.ForwardingStore;
import dev.scoresheet.application.kernel.log.OutcomeUnknown;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.AppendResult;
import dev.scoresheet.application.kernel.log.append.ExpectedVersion;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.append.StoredReceipt;
import dev.scoresheet.application.kernel.log.append.StreamAppend;
import dev.scoresheet.application.kernel.log.event.EventStream;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.domain.kernel.Bulb;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.BulbRejection;
import dev.scoresheet.domain.kernel.Decision;
import dev.scoresheet.domain.kernel.Decision.Accepted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiPredicate;

/// Rules of warm states and of snapshots, each left out in a decorator of a store.
enum WarmFaults implements NodeFault {

    /// Puts a state after an unknown outcome: the handler hears "appended".
    PUT_AFTER_APPENDED_ONLY(Mistake.DECIDED_ON_WRONG_STATE) {
        @Override
        public EventStore<BulbEvent> store(EventStore<BulbEvent> store, Sent sent) {
            return new Over(store) {
                @Override
                public AppendResult append(Append<BulbEvent> append) {
                    try {
                        return super.append(append);
                    } catch (OutcomeUnknown lost) {
                        return new AppendResult.Appended(Map.of(), OptionalLong.of(1), OptionalLong.of(1));
                    }
                }
            };
        }
    },

    /// Answers "done" from a warm state on which the command changes nothing.
    ACCEPTED_WITHOUT_EVENTS_IS_DECIDED_AGAIN(Mistake.STALE_ACCEPTANCE) {
        @Override
        public EventStore<BulbEvent> store(EventStore<BulbEvent> store, Sent sent) {
            return new WithoutTail(
                    store,
                    sent,
                    (decision, _) ->
                            decision instanceof Accepted<BulbEvent, BulbRejection>(var events) && events.isEmpty());
        }
    },

    /// Refuses on a warm state.
    REFUSAL_IS_DECIDED_AGAIN(Mistake.STALE_REFUSAL) {
        @Override
        public EventStore<BulbEvent> store(EventStore<BulbEvent> store, Sent sent) {
            return new WithoutTail(
                    store, sent, (decision, _) -> decision instanceof Decision.Rejected<BulbEvent, BulbRejection>);
        }
    },

    /// Compares the named version with that of a warm state.
    FAILED_PRECONDITION_IS_DECIDED_AGAIN(Mistake.STALE_CONFLICT) {
        @Override
        public EventStore<BulbEvent> store(EventStore<BulbEvent> store, Sent sent) {
            return new WithoutTail(
                    store,
                    sent,
                    (_, version) -> sent.named().isPresent() && sent.named().getAsLong() != version);
        }
    },

    /// Looks up the receipt before the read.
    RECEIPT_AFTER_THE_FRESH_READ(Mistake.REFUSED_THOUGH_DONE) {
        @Override
        public EventStore<BulbEvent> store(EventStore<BulbEvent> store, Sent sent) {
            var early = store.receipt(sent.key());
            return new Over(store) {
                @Override
                public Optional<StoredReceipt> receipt(ReceiptKey key) {
                    return early;
                }
            };
        }
    },

    /// Answers a resend from a newer state.
    PAST_NEVER_FROM_NEWER(Mistake.WRONG_RESEND) {
        @Override
        public EventStore<BulbEvent> store(EventStore<BulbEvent> store, Sent sent) {
            return new Over(store) {
                @Override
                public EventStream<BulbEvent> read(StreamId stream, long throughVersion) {
                    return read(stream);
                }
            };
        }
    },

    /// Keeps the warm states after the connection was lost.
    HANG_UP_FORGETS(Mistake.DECIDED_ON_WRONG_STATE) {
        @Override
        public EventStore<BulbEvent> store(EventStore<BulbEvent> store, Sent sent) {
            return new Over(store) {
                @Override
                public long era() {
                    return 0;
                }

                @Override
                public AppendResult append(Append<BulbEvent> append) {
                    return super.append(withoutEras(append));
                }
            };
        }
    },

    /// Reads from the snapshot of a lost log.
    SNAPSHOT_PROVES_ITS_LOG(Mistake.DECIDED_ON_WRONG_STATE) {
        @Override
        public StateSnapshotStore snapshots(StateSnapshotStore store) {
            return new StateSnapshotStore() {
                @Override
                public Optional<Found> find(StreamId stream) {
                    return store.find(stream).map(found -> new Found(found.snapshot(), found.log(), true));
                }

                @Override
                public boolean put(StateSnapshot snapshot, Instant recordedAt, Optional<Found> base) {
                    return store.put(snapshot, recordedAt, Optional.empty());
                }

                @Override
                public void forget(StreamId stream) {
                    store.forget(stream);
                }
            };
        }
    },

    /// Sends a lost append again by itself, as after a split of its batch, and takes the conflict with its first copy
    /// for a real one.
    FATE_IS_KEPT_AFTER_A_SPLIT(Mistake.DONE_TWICE) {
        @Override
        public EventStore<BulbEvent> store(EventStore<BulbEvent> store, Sent sent) {
            return new Over(store) {
                @Override
                public AppendResult append(Append<BulbEvent> append) {
                    try {
                        return super.append(append);
                    } catch (OutcomeUnknown lost) {
                        return super.append(append);
                    }
                }
            };
        }
    },

    /// Answers an unknown outcome by another attempt.
    UNKNOWN_IS_FINAL(Mistake.DONE_TWICE) {
        @Override
        public boolean endsUnknown() {
            return false;
        }
    };

    final Mistake name;

    WarmFaults(Mistake name) {
        this.name = name;
    }

    private abstract static class Over extends ForwardingStore<BulbEvent> {

        private final EventStore<BulbEvent> right;

        Over(EventStore<BulbEvent> right) {
            this.right = right;
        }

        @Override
        protected EventStore<BulbEvent> target() {
            return right;
        }
    }

    /// Store that does not read the tail after some warm states.
    private static final class WithoutTail extends Over {

        private final Sent sent;
        private final BiPredicate<Decision<BulbEvent, BulbRejection>, Long> decided;

        WithoutTail(
                EventStore<BulbEvent> right, Sent sent, BiPredicate<Decision<BulbEvent, BulbRejection>, Long> decided) {
            super(right);
            this.sent = sent;
            this.decided = decided;
        }

        @Override
        public List<RecordedEvent<BulbEvent>> tail(StreamId stream, long afterVersion) {
            var decider = new BrightBulbs();
            Bulb warm = read(stream, afterVersion).fold(decider.initial(), decider::evolve);
            return decided.test(decider.decide(sent.command(), warm), afterVersion)
                    ? List.of()
                    : super.tail(stream, afterVersion);
        }
    }

    private static Append<BulbEvent> withoutEras(Append<BulbEvent> append) {
        var parts = new ArrayList<StreamAppend<? extends BulbEvent>>();
        for (var part : append.streams()) {
            var expected = part.expected() instanceof ExpectedVersion.Remembered(var version, var _)
                    ? new ExpectedVersion.Exactly(version)
                    : part.expected();
            parts.add(new StreamAppend<BulbEvent>(part.stream(), expected, List.copyOf(part.events())));
        }
        return switch (append) {
            case Append.Keyed<BulbEvent> keyed -> new Append.Keyed<>(parts, keyed.receipt(), keyed.metadata());
            case Append.Fresh<BulbEvent> fresh -> new Append.Fresh<>(parts, fresh.metadata());
        };
    }
}
