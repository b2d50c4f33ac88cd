package dev.scoresheet.bootstrap.kernel.campaign;

import dev.scoresheet.adapters.json.kernel.BulbEventTypes;
import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.postgres.kernel.LifeTable;
import dev.scoresheet.adapters.postgres.kernel.Postgres;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import dev.scoresheet.adapters.postgres.kernel.connection.PostgresOptions;
import dev.scoresheet.adapters.runner.kernel.Runner;
import dev.scoresheet.adapters.runner.kernel.RunnerOptions;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.projection.BulbLives;
import dev.scoresheet.application.kernel.projection.step.ProjectionStepper;
import dev.scoresheet.application.kernel.projection.subscription.ViewSubscription;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// A node that follows the log into one view and does nothing else. It says when it is ready, and
/// ends with its standard input, so that nothing is left behind by a test that was killed itself.
final class NodeMain {

    private static final Filter FILTER = new Filter(Set.of("bulb"), Set.of("bulb.switched-off"));
    private static final int BATCH = 500;

    private NodeMain() {}

    public static void main(String[] arguments) throws IOException {
        var address = new DatabaseAddress(arguments[0], arguments[1], arguments[2]);
        var name = arguments[3];
        var postgres = Postgres.open(address, PostgresOptions.DEFAULT.named("campaign " + name));
        var views = postgres.views(List.of(LifeTable.view()));
        var feed = postgres.eventFeed(BulbEventTypes.codec(), new Sha256LogDigest());
        var lives = new BulbLives(1, "");
        var ports = new Runner.Ports(
                Set.of(lives.identity()),
                (identity, lease) -> new ViewSubscription<>(
                        identity.toString(),
                        feed,
                        FILTER,
                        new ProjectionStepper<>(lives, FILTER),
                        views.view(lives, lease.generation()),
                        lease.epoch(),
                        BATCH),
                feed,
                views.leases(),
                views.generations(),
                identity -> {
                    throw new IllegalStateException(identity + " is there from the beginning");
                });
        Runner.start(ports, RunnerOptions.of(name, Campaign.LEASE, Duration.ofMillis(100)));
        System.out.println("ready");
        while (System.in.read() >= 0) {
            // the test sends no text; the end of the input is the message
        }
        Runtime.getRuntime().halt(0);
    }
}
