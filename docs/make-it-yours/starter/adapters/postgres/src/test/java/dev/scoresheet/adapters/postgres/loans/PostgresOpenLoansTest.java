package dev.scoresheet.adapters.postgres.loans;

import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.json.loans.DueLoanCodec;
import dev.scoresheet.adapters.json.loans.LoanEventTypes;
import dev.scoresheet.adapters.postgres.kernel.Postgres;
import dev.scoresheet.adapters.postgres.kernel.PostgresViews;
import dev.scoresheet.adapters.postgres.kernel.TestDatabase;
import dev.scoresheet.adapters.postgres.kernel.connection.PostgresOptions;
import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.log.EventFeed;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.application.kernel.projection.Projection;
import dev.scoresheet.application.kernel.projection.subscription.FollowedProjection;
import dev.scoresheet.application.loans.LoansTopology;
import dev.scoresheet.application.loans.OpenLoansQueries;
import dev.scoresheet.application.loans.OpenLoansSpec;
import dev.scoresheet.domain.loans.LoansEvent;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;

/// Open loans on tables. The appends that write the log also fill the read model.
class PostgresOpenLoansTest extends OpenLoansSpec {

    private final TestDatabase database = TestDatabase.migrated("kernel", "loans");
    private final Postgres postgres = Postgres.open(database.address(), PostgresOptions.DEFAULT.named("test"));
    private final PostgresViews views = postgres.views(OpenLoansTable.all());
    private final EventStore<LoansEvent> events = postgres.eventStore(codec(), new Sha256LogDigest());
    private final EventFeed<LoansEvent> feed = postgres.eventFeed(codec(), new Sha256LogDigest());

    PostgresOpenLoansTest() {
        projections().forEach(projection -> views.generations().atStart(projection.identity()));
        views.stepInline(codec(), new Sha256LogDigest(), FollowedProjection.all(topology(), codec()));
    }

    @AfterAll
    void end() {
        postgres.close();
        database.close();
    }

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
        return events;
    }

    @Override
    protected EventFeed<LoansEvent> feed() {
        return feed;
    }

    @Override
    protected Store store() {
        return new Store(views, views.generations(), views.leases());
    }

    @Override
    protected OptionalLong inlined(Projection<LoansEvent, ?, ?, ?> projection) {
        return OptionalLong.of(
                views.generations().serving(projection.identity()).orElseThrow().number());
    }

    @Override
    protected OpenLoansQueries queries() {
        return new PostgresOpenLoans(views);
    }
}
