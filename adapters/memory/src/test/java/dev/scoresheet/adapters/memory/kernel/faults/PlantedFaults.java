package dev.scoresheet.adapters.memory.kernel.faults;

import dev.scoresheet.application.kernel.log.EventFeed;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.event.Entry;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.log.event.Page;
import dev.scoresheet.application.kernel.projection.Story.Row;
import dev.scoresheet.application.kernel.projection.generation.Generations;
import dev.scoresheet.application.kernel.projection.generation.Leases;
import dev.scoresheet.application.kernel.projection.step.Exclusions;
import dev.scoresheet.application.kernel.projection.step.Stepper;
import dev.scoresheet.application.kernel.projection.step.View;
import dev.scoresheet.domain.kernel.BulbEvent;
import java.time.Duration;
import java.util.Set;

/// The ways in which consumers of a log are built wrong elsewhere, each as a decorator of the port
/// where it happens.
enum PlantedFaults implements Fault {

    /// The store compares versions alone: the resend of a fresh append that was written is a conflict.
    FRESH_APPEND_NOT_RECOGNISED(Violation.NOT_WRITTEN_ONCE) {
        @Override
        public EventStore<BulbEvent> store(EventStore<BulbEvent> store) {
            return new FaultyStores.VersionsAlone(store);
        }
    },

    /// Each call has a key of its own, so the store cannot recognise a resend.
    KEY_OF_EACH_CALL(Violation.NOT_WRITTEN_ONCE) {
        @Override
        public EventStore<BulbEvent> store(EventStore<BulbEvent> store) {
            return new FaultyStores.KeyOfEachCall(store);
        }
    },

    /// Positions from a sequence: a transaction that drew its position early commits late, and its
    /// event appears behind the reader's back.
    SEQUENCE_ORDER(Violation.ROWS_DIFFER) {
        @Override
        public EventFeed<BulbEvent> feed(EventFeed<BulbEvent> feed) {
            return pages(
                    feed,
                    (page, head) -> new Page<>(
                            page.entries().stream()
                                    .filter(entry -> entry.position() % 11 != 0 || entry.position() < head - 3)
                                    .toList(),
                            page.through()));
        }
    },

    /// The checkpoint is written in a transaction before that of its effect.
    CHECKPOINT_BEFORE_EFFECT(Violation.ROWS_DIFFER) {
        @Override
        public View<String, Row> view(View<String, Row> view, Hazards hazards) {
            return new FaultyViews.TwoTransactions(view, hazards);
        }
    },

    /// Ignores epoch and position: the last write wins.
    NO_FENCING(Violation.STALE_EPOCH_WRITE) {
        @Override
        public View<String, Row> view(View<String, Row> view, Hazards hazards) {
            return new FaultyViews.Unfenced(view);
        }
    },

    /// Judges the end of a lease by the clock of the acquiring node, which is a minute fast.
    LEASE_ON_NODE_CLOCK(Violation.TAKEN_OVER_EARLY) {
        @Override
        public Leases leases(Leases leases, SimulatedClock clock) {
            return new FaultyLeases(leases, clock, Duration.ofMinutes(1));
        }
    },

    /// Logs a failing event and skips it.
    SKIP_ON_FAILURE(Violation.FAILED_SILENTLY) {
        @Override
        public View<String, Row> view(View<String, Row> view, Hazards hazards) {
            return new FaultyViews.NeverParking(view);
        }
    },

    /// Skips an event of an unknown type.
    SKIP_ON_UNKNOWN_TYPE(Violation.PASSED_UNKNOWN_EVENT) {
        @Override
        public EventFeed<BulbEvent> feed(EventFeed<BulbEvent> feed) {
            return pages(
                    feed,
                    (page, head) -> new Page<>(
                            page.entries().stream()
                                    .filter(entry -> !(entry instanceof Entry.Unreadable<BulbEvent> unreadable
                                            && unreadable.reason().isUnknown()))
                                    .toList(),
                            page.through()));
        }
    },

    /// The feed is asked for the types that are wanted, so a new one never arrives.
    FILTER_TAKES_TYPES(Violation.PASSED_UNKNOWN_EVENT) {
        private static final Set<String> WANTED = Set.of("bulb.fitted", "bulb.switched-on", "bulb.blew");

        @Override
        public EventFeed<BulbEvent> feed(EventFeed<BulbEvent> feed) {
            return pages(
                    feed,
                    (page, head) -> new Page<>(
                            page.entries().stream()
                                    .filter(entry ->
                                            WANTED.contains(entry.stored().name()))
                                    .toList(),
                            page.through()));
        }
    },

    /// Parks the failing event, but applies the later events of its key.
    PARKED_EVENT_BUT_NOT_ITS_SUCCESSORS(Violation.ROWS_DIFFER) {
        @Override
        public Stepper<BulbEvent, String, Row> stepper(Stepper<BulbEvent, String, Row> stepper) {
            return (batch, exclusions) -> stepper.prepare(batch, Exclusions.NOTHING);
        }
    },

    /// Queries are sent to the new generation when it is there, not when it has caught up.
    SWITCH_NOT_ATOMIC(Violation.WENT_BACK) {
        @Override
        public Generations generations(Generations generations) {
            return EagerSwitch.of(generations);
        }
    },

    /// A retry applies the one change that failed to the row as it is now.
    LATE_CHANGE_BY_RETRY(Violation.ROWS_DIFFER) {
        @Override
        public Retry retry(Retry retry, Consumers.Mended mended) {
            return new LateChange(mended);
        }
    };

    /// Violation that the checker must report.
    final Violation name;

    PlantedFaults(Violation name) {
        this.name = name;
    }

    private interface Tampering {
        Page<BulbEvent> with(Page<BulbEvent> page, long head);
    }

    private static EventFeed<BulbEvent> pages(EventFeed<BulbEvent> feed, Tampering tampering) {
        return new EventFeed<>() {
            @Override
            public long head() {
                return feed.head();
            }

            @Override
            public Page<BulbEvent> after(long position, Filter filter, int limit) {
                return tampering.with(feed.after(position, filter, limit), feed.head());
            }

            @Override
            public void awaitAfter(long position, Duration atMost) throws InterruptedException {
                feed.awaitAfter(position, atMost);
            }
        };
    }
}
