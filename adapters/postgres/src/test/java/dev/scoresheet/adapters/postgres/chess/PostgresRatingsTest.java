package dev.scoresheet.adapters.postgres.chess;

import dev.scoresheet.adapters.json.chess.ChessEventTypes;
import dev.scoresheet.adapters.json.chess.ChessProcessStateCodecs;
import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.postgres.kernel.Postgres;
import dev.scoresheet.adapters.postgres.kernel.PostgresViews;
import dev.scoresheet.adapters.postgres.kernel.TestDatabase;
import dev.scoresheet.adapters.postgres.kernel.connection.PostgresOptions;
import dev.scoresheet.application.chess.ChessTopology;
import dev.scoresheet.application.chess.ratings.RatingQueries;
import dev.scoresheet.application.chess.ratings.RatingsSpec;
import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.log.EventFeed;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.application.kernel.projection.Projection;
import dev.scoresheet.application.kernel.projection.subscription.FollowedProjection;
import dev.scoresheet.domain.chess.ChessEvent;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;

/// Ratings on tables. The appends that write the log also fill the read models.
class PostgresRatingsTest extends RatingsSpec {

    private final TestDatabase database = TestDatabase.migrated("kernel", "chess");
    private final Postgres postgres = Postgres.open(database.address(), PostgresOptions.DEFAULT.named("test"));
    private final PostgresViews views = postgres.views(ChessViews.all());
    private final EventStore<ChessEvent> events = postgres.eventStore(codec(), new Sha256LogDigest());
    private final EventFeed<ChessEvent> feed = postgres.eventFeed(codec(), new Sha256LogDigest());

    PostgresRatingsTest() {
        projections().forEach(projection -> views.generations().atStart(projection.identity()));
        views.stepInline(
                codec(),
                new Sha256LogDigest(),
                FollowedProjection.all(topology(), codec()).stream()
                        .filter(followed -> projections().contains(followed.projection()))
                        .toList());
    }

    @AfterAll
    void end() {
        postgres.close();
        database.close();
    }

    @Override
    protected EventCodec<ChessEvent> codec() {
        return ChessEventTypes.codec();
    }

    @Override
    protected Topology<ChessEvent> topology() {
        return ChessTopology.topology(MODELS, ChessProcessStateCodecs.all());
    }

    @Override
    protected EventStore<ChessEvent> events() {
        return events;
    }

    @Override
    protected EventFeed<ChessEvent> feed() {
        return feed;
    }

    @Override
    protected Store store() {
        return new Store(views, views.generations(), views.leases());
    }

    @Override
    protected OptionalLong inlined(Projection<ChessEvent, ?, ?, ?> projection) {
        return OptionalLong.of(
                views.generations().serving(projection.identity()).orElseThrow().number());
    }

    @Override
    protected RatingQueries queries() {
        return new PostgresRatings(views, MODELS);
    }
}
