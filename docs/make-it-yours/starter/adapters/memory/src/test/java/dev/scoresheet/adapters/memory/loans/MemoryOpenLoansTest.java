package dev.scoresheet.adapters.memory.loans;

import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.json.loans.DueLoanCodec;
import dev.scoresheet.adapters.json.loans.LoanEventTypes;
import dev.scoresheet.adapters.memory.kernel.MemoryLog;
import dev.scoresheet.adapters.memory.kernel.MemoryViews;
import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.log.EventFeed;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.application.kernel.projection.subscription.FollowedProjection;
import dev.scoresheet.application.kernel.time.TimeSource;
import dev.scoresheet.application.loans.LoansTopology;
import dev.scoresheet.application.loans.OpenLoansQueries;
import dev.scoresheet.application.loans.OpenLoansSpec;
import dev.scoresheet.domain.loans.LoansEvent;
import java.time.Duration;

class MemoryOpenLoansTest extends OpenLoansSpec {

    private final MemoryLog<LoansEvent> log =
            new MemoryLog<>(codec(), new Sha256LogDigest(), TimeSource.system(), "test");

    @Override
    protected EventCodec<LoansEvent> codec() {
        return LoanEventTypes.codec();
    }

    @Override
    protected Topology<LoansEvent> topology() {
        return LoansTopology.topology(DueLoanCodec.codec()).untraced();
    }

    @Override
    protected EventStore<LoansEvent> events() {
        return log.store();
    }

    @Override
    protected EventFeed<LoansEvent> feed() {
        return log.feed();
    }

    @Override
    protected Store store() {
        var views = views();
        return new Store(views, views.generations(), views.leases());
    }

    private MemoryViews views() {
        return new MemoryViews(projections(), log.feed()::head, TimeSource.system());
    }

    @Override
    protected OpenLoansQueries queries() {
        var views = views();
        for (var followed : FollowedProjection.all(topology(), codec())) {
            var generation = views.generations().atStart(followed.identity()).orElseThrow();
            var lease = views.leases()
                    .acquire(generation.number(), "test", Duration.ofDays(1))
                    .orElseThrow();
            var subscription = followed.subscription(log.feed(), views, lease, 1_000);
            while (subscription.step().position() < log.feed().head()) {
                // takes one batch after another
            }
        }
        return new MemoryOpenLoans(views);
    }
}
