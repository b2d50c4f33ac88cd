package dev.scoresheet.bootstrap.kernel.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.json.kernel.BulbEventTypes;
import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.postgres.kernel.Postgres;
import dev.scoresheet.adapters.postgres.kernel.TestDatabase;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import dev.scoresheet.adapters.postgres.kernel.connection.PostgresOptions;
import dev.scoresheet.application.kernel.log.SentEvents;
import dev.scoresheet.domain.kernel.Seed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two nodes follow one view while it is written to. The test kills the owner, or freezes it for three leases
/// and then lets it go on. In the end the rows are the fold of the log, no node wrote under an epoch that was
/// over, and each takeover was in time.
class OwnersDieTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Random random = Seed.random("OwnersDieTest");
    private final Map<String, Node> nodes = new HashMap<>();
    private final List<Duration> takeovers = new ArrayList<>();
    private TestDatabase database;
    private DatabaseAddress address;
    private Trace trace;
    private int started;

    @BeforeEach
    void start() throws Exception {
        database = TestDatabase.migrated("kernel", "bulb");
        address = database.address();
        trace = new Trace(address);
        another();
        another();
    }

    @AfterEach
    void end() throws Exception {
        nodes.values().forEach(Node::kill);
        trace.close();
        database.close();
    }

    @Test
    void rows_are_the_fold_of_the_log_after_owners_die_or_freeze() throws Exception {
        var campaign = Campaign.configured();
        long appended;
        try (var postgres = Postgres.open(address, PostgresOptions.DEFAULT.named("campaign writer"))) {
            var writer = new Writer(
                    postgres.eventStore(BulbEventTypes.codec(), new Sha256LogDigest()), random, Writer.GENTLE);
            SentEvents sent;
            try {
                for (int pause = 0; pause < campaign.pauses(); pause++) {
                    freezeTheOwner();
                }
                for (int kill = 0; kill < campaign.kills(); kill++) {
                    killTheOwner();
                }
            } finally {
                sent = writer.end();
            }
            appended = sent.count();
            assertEquals(List.of(), sent.deviations(postgres.logReader()));
        }
        await("the view at the head", () -> trace.position() == trace.head());

        System.out.printf(
                "owners die: %d kills, %d pauses, %d events, %d steps under %d epochs, %d stale, takeovers %s%n",
                campaign.kills(),
                campaign.pauses(),
                appended,
                trace.writes(),
                trace.epochs(),
                trace.stale(),
                takeovers.stream().map(Duration::toMillis).sorted().toList());
        assertEquals(appended, trace.head());
        assertEquals(Judge.expected(address), Judge.found(address));
        assertEquals(0, trace.stale(), "writes by a stale epoch");
        assertTrue(
                trace.epochs() > campaign.kills() + campaign.pauses(),
                "each kill and each pause moved the lease of the view");
        for (var takeover : takeovers) {
            assertTrue(takeover.compareTo(campaign.takeover()) <= 0, () -> "taken over after " + takeovers);
        }
    }

    private void killTheOwner() throws Exception {
        var owner = owner();
        var since = trace.now();
        owner.kill();
        nodes.remove(owner.name());
        another();
        awaitTakeover(owner, since);
    }

    private void freezeTheOwner() throws Exception {
        var owner = owner();
        var since = trace.now();
        owner.freeze();
        var thaw = System.nanoTime() + Campaign.LEASE.multipliedBy(3).toNanos();
        awaitTakeover(owner, since);
        TimeUnit.NANOSECONDS.sleep(thaw - System.nanoTime());
        owner.thaw();
    }

    /// In the midst of steps, at no particular moment.
    private Node owner() throws Exception {
        Thread.sleep(random.nextInt(300));
        var position = trace.position();
        await("progress", () -> trace.position() > position);
        await(
                "an owner that runs",
                () -> trace.owner().filter(nodes::containsKey).isPresent());
        return trace.owner()
                .map(nodes::get)
                .orElseGet(() -> nodes.values().iterator().next());
    }

    private void awaitTakeover(Node from, Instant since) throws Exception {
        await("a takeover", () -> trace.takeover(from.name(), since).isPresent());
        takeovers.add(trace.takeover(from.name(), since).orElseThrow());
    }

    private void another() throws Exception {
        var name = "node-" + ++started;
        nodes.put(name, Node.start(NodeMain.class, address, name));
    }

    private interface Reached {
        boolean get() throws Exception;
    }

    private static void await(String what, Reached reached) throws Exception {
        var giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (!reached.get()) {
            if (System.nanoTime() > giveUp) {
                throw new AssertionError("no " + what + " within " + PATIENCE);
            }
            Thread.sleep(10);
        }
    }
}
