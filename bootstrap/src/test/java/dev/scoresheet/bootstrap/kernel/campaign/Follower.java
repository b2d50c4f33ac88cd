package dev.scoresheet.bootstrap.kernel.campaign;

import dev.scoresheet.adapters.json.kernel.BulbEventTypes;
import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.postgres.kernel.LifeTable;
import dev.scoresheet.adapters.postgres.kernel.Postgres;
import dev.scoresheet.adapters.postgres.kernel.PostgresViews;
import dev.scoresheet.adapters.runner.kernel.Runner;
import dev.scoresheet.adapters.runner.kernel.RunnerOptions;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.projection.BulbLives;
import dev.scoresheet.application.kernel.projection.BulbLives.Life;
import dev.scoresheet.application.kernel.projection.step.ProjectionStepper;
import dev.scoresheet.application.kernel.projection.step.View;
import dev.scoresheet.application.kernel.projection.subscription.Holding;
import dev.scoresheet.application.kernel.projection.subscription.ViewSubscription;
import dev.scoresheet.application.kernel.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Consumer of a node that follows the log into one view of bulbs.
final class Follower {

    static final BulbLives LIVES = new BulbLives(1, "");
    private static final Filter FILTER = new Filter(Set.of("bulb"), Set.of("bulb.switched-off"));
    private static final int BATCH = 500;

    private Follower() {}

    static PostgresViews views(Postgres postgres) {
        return postgres.views(List.of(LifeTable.view()));
    }

    /// @param faults faults planted into the view
    static Runner start(
            Postgres postgres,
            PostgresViews views,
            String node,
            Duration lease,
            UnaryOperator<View<StreamId, Life>> faults) {
        var feed = postgres.eventFeed(BulbEventTypes.codec(), new Sha256LogDigest());
        var ports = new Runner.Ports(
                Set.of(LIVES.identity()),
                (identity, held) -> new ViewSubscription<>(
                        identity.toString(),
                        feed,
                        FILTER,
                        new ProjectionStepper<>(LIVES, FILTER),
                        faults.apply(views.view(LIVES, held.generation())),
                        held.epoch(),
                        BATCH,
                        Optional.of(Holding.usual(TimeSource.system()))),
                feed,
                views.leases(),
                views.generations(),
                views.nodes(),
                identity -> {
                    throw new IllegalStateException(identity + " is there from the beginning");
                });
        return Runner.start(ports, RunnerOptions.of(node, lease, Duration.ofMillis(100)));
    }
}
