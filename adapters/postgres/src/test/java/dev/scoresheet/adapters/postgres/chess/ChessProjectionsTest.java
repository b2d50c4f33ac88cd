package dev.scoresheet.adapters.postgres.chess;

import dev.scoresheet.adapters.json.chess.ChessEventTypes;
import dev.scoresheet.adapters.json.chess.ChessProcessStateCodecs;
import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.postgres.kernel.Postgres;
import dev.scoresheet.adapters.postgres.kernel.PostgresViews;
import dev.scoresheet.adapters.postgres.kernel.TestDatabase;
import dev.scoresheet.adapters.postgres.kernel.connection.PostgresOptions;
import dev.scoresheet.application.chess.ChessReadModels;
import dev.scoresheet.application.chess.ChessTopology;
import dev.scoresheet.application.chess.SampleOfGames;
import dev.scoresheet.application.kernel.log.EventFeed;
import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.projection.Projection;
import dev.scoresheet.application.kernel.projection.ProjectionSpec;
import dev.scoresheet.application.kernel.projection.subscription.FollowedProjection;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.opening.OpeningBook;
import dev.scoresheet.domain.chess.opening.Openings;
import dev.scoresheet.domain.kernel.Seed;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/// Read models of chess in every mode on tables: each row is read back from its columns unchanged.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChessProjectionsTest extends ProjectionSpec<ChessEvent> {

    private static final int IMPORTED_OF_EACH_FILE = 6;
    private static final int PLAYED_OF_EACH_FILE = 3;

    private final EventCodec<ChessEvent> codec = ChessEventTypes.codec();
    private final TestDatabase database = TestDatabase.migrated("kernel", "chess");
    private final Postgres postgres = migrated(database);
    private final PostgresViews views = postgres.views(ChessViews.all());
    private final EventFeed<ChessEvent> feed = postgres.eventFeed(codec, new Sha256LogDigest());
    private ChessReadModels models = ChessReadModels.with(OpeningBook.NONE);

    private static Postgres migrated(TestDatabase database) {
        return Postgres.open(database.address(), PostgresOptions.DEFAULT.named("test"));
    }

    /// Steps every view inside the appends that write the log. No other consumer follows.
    @BeforeAll
    void write() throws IOException {
        models = ChessReadModels.with(Openings.book());
        models.all().forEach(model -> views.generations().atStart(model.identity()));
        views.stepInline(
                codec,
                new Sha256LogDigest(),
                FollowedProjection.all(
                        ChessTopology.topology(models, ChessProcessStateCodecs.all())
                                .untraced(),
                        codec));
        SampleOfGames.of(Seed.random("games of ChessProjectionsTest"), IMPORTED_OF_EACH_FILE, PLAYED_OF_EACH_FILE)
                .writeTo(postgres.eventStore(codec, new Sha256LogDigest()));
    }

    @Override
    protected OptionalLong inlined(Projection<ChessEvent, ?, ?, ?> projection) {
        return OptionalLong.of(
                views.generations().serving(projection.identity()).orElseThrow().number());
    }

    @AfterAll
    void end() {
        postgres.close();
        database.close();
    }

    @Override
    protected EventFeed<ChessEvent> feed() {
        return feed;
    }

    @Override
    protected List<Projection<ChessEvent, ?, ?, ?>> projections() {
        return models.ofGames();
    }

    @Override
    protected Filter followed(Projection<ChessEvent, ?, ?, ?> projection) {
        var insight = ChessTopology.topology(models, ChessProcessStateCodecs.all())
                .applications()
                .getLast();
        return FollowedProjection.in(insight, projection, codec).filter();
    }

    @Override
    protected Store store() {
        return new Store(views, views.generations(), views.leases());
    }
}
