package dev.scoresheet.adapters.memory.chess;

import dev.scoresheet.adapters.json.chess.ChessEventTypes;
import dev.scoresheet.adapters.json.chess.ChessProcessStateCodecs;
import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.memory.kernel.MemoryLog;
import dev.scoresheet.adapters.memory.kernel.MemoryViews;
import dev.scoresheet.application.chess.ChessTopology;
import dev.scoresheet.application.chess.ratings.RatingQueries;
import dev.scoresheet.application.chess.ratings.RatingsSpec;
import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.log.EventFeed;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.application.kernel.projection.subscription.FollowedProjection;
import dev.scoresheet.application.kernel.time.TimeSource;
import dev.scoresheet.domain.chess.ChessEvent;
import java.time.Duration;
import java.util.Optional;

class MemoryRatingsTest extends RatingsSpec {

    private final MemoryLog<ChessEvent> log =
            new MemoryLog<>(codec(), new Sha256LogDigest(), TimeSource.system(), "test");
    private Optional<RatingQueries> queries = Optional.empty();

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
        return log.store();
    }

    @Override
    protected EventFeed<ChessEvent> feed() {
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
    protected RatingQueries queries() {
        if (queries.isEmpty()) {
            queries = Optional.of(filled());
        }
        return queries.get();
    }

    private RatingQueries filled() {
        var views = views();
        for (var followed : FollowedProjection.all(topology(), codec())) {
            if (projections().contains(followed.projection())) {
                var generation =
                        views.generations().atStart(followed.identity()).orElseThrow();
                var lease = views.leases()
                        .acquire(generation.number(), "test", Duration.ofDays(1))
                        .orElseThrow();
                var subscription = followed.subscription(log.feed(), views, lease, 1_000);
                while (subscription.step().position() < log.feed().head()) {
                    // takes one batch after another
                }
            }
        }
        return new MemoryRatings(views, MODELS);
    }
}
