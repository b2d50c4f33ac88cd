package dev.scoresheet.bootstrap.kernel.reactions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.json.kernel.BulbEventTypes;
import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.postgres.kernel.Postgres;
import dev.scoresheet.adapters.postgres.kernel.TestDatabase;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import dev.scoresheet.adapters.postgres.kernel.connection.PostgresOptions;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.AppendResult;
import dev.scoresheet.application.kernel.log.append.ExpectedVersion;
import dev.scoresheet.application.kernel.log.append.StreamAppend;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.bootstrap.kernel.campaign.Node;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.Seed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Three node processes run two applications that answer each other, while bulbs are fitted. The test kills owners of
/// partitions, freezes them for three leases, and lets another version act for a while. In the end the log has every
/// reaction once and in order, by an independent count.
@Timeout(value = 60, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ProcessOwnersDieTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN_BULBS = Duration.ofMillis(40);
    private static final List<String> PROCESSES = List.of(Lights.RELAY, Lights.ECHO);

    private final Random random = Seed.random("ProcessOwnersDieTest");
    private final int kills = Integer.getInteger("campaign.kills", 3);
    private final int pauses = Integer.getInteger("campaign.pauses", 1);
    private final Map<String, Node> nodes = new HashMap<>();
    private final List<Duration> takeovers = new ArrayList<>();
    private TestDatabase database;
    private DatabaseAddress address;
    private PartitionTrace trace;
    private int started;
    private int fenced;
    private volatile boolean fitting = true;

    @BeforeEach
    void start() throws Exception {
        database = TestDatabase.migrated("kernel");
        address = database.address();
        trace = new PartitionTrace(address);
        for (int node = 0; node < 3; node++) {
            another(1);
        }
    }

    @AfterEach
    void end() throws Exception {
        nodes.values().forEach(Node::kill);
        trace.close();
        database.close();
    }

    @Test
    void each_reaction_takes_effect_once_and_in_order_while_owners_die() throws Exception {
        try (var postgres = Postgres.open(address, PostgresOptions.DEFAULT.named("campaign writer"))) {
            var writer = Thread.ofVirtual().start(() -> fit(postgres));
            try {
                for (int pause = 0; pause < pauses; pause++) {
                    freeze(PROCESSES.get(pause % 2));
                }
                for (int kill = 0; kill < kills; kill++) {
                    kill(PROCESSES.get(kill % 2));
                }
                upgradeAndBack(postgres);
            } finally {
                fitting = false;
                writer.join();
            }
        }
        await("all bulbs blown", () -> {
            var log = ReactionCount.log(address);
            return ReactionCount.ended(log)
                    == log.stream().filter(line -> line.cause().isEmpty()).count();
        });
        var log = ReactionCount.log(address);
        nodes.values().forEach(node -> fenced += node.lines().get());
        var sorted = takeovers.stream().map(Duration::toMillis).sorted().toList();
        System.out.printf(
                "owners of partitions die: %d kills, %d pauses, %s events, %d epochs, %d stale, %d fenced, takeovers"
                        + " p50 %d ms, max %d ms%n",
                kills,
                pauses,
                ReactionCount.counts(log),
                trace.epochs(),
                trace.stale(),
                fenced,
                sorted.get(sorted.size() / 2),
                sorted.getLast());
        assertEquals(List.of(), ReactionCount.deviations(log));
        assertEquals(0, trace.stale(), "writes under an epoch that was over");
        assertTrue(trace.epochs() > kills + pauses, "each kill and each pause moved a lease");
        assertTrue(sorted.getLast() <= Integer.getInteger("campaign.takeover", 8) * 1_000L, sorted::toString);
        theCountFindsFaults(log);
    }

    /// A count that finds nothing would prove nothing.
    private static void theCountFindsFaults(List<ReactionCount.Line> log) {
        var reaction = log.stream()
                .filter(line -> line.category().equals("lamp") && line.kind().equals("switched-off"))
                .findFirst()
                .orElseThrow();
        var lost = new ArrayList<>(log);
        lost.remove(reaction);
        assertTrue(ReactionCount.deviations(lost).contains(reaction.cause().orElseThrow() + " has 0 reactions, not 1"));
        var doubled = new ArrayList<>(log);
        doubled.add(new ReactionCount.Line(
                log.getLast().position() + 1, reaction.stream(), 1_000, reaction.kind(), reaction.cause()));
        assertTrue(
                ReactionCount.deviations(doubled).contains(reaction.cause().orElseThrow() + " has 2 reactions, not 1"));
        var late = new ArrayList<>(log);
        late.set(
                late.indexOf(reaction),
                new ReactionCount.Line(
                        log.getLast().position() + 1,
                        reaction.stream(),
                        reaction.version(),
                        reaction.kind(),
                        reaction.cause()));
        assertTrue(ReactionCount.deviations(late).stream().anyMatch(found -> found.endsWith("before an earlier one")));
    }

    private void fit(Postgres postgres) {
        var store = postgres.eventStore(BulbEventTypes.codec(), new Sha256LogDigest());
        try {
            for (int bulb = 0; fitting; bulb++) {
                var append = new StreamAppend<BulbEvent>(
                        new StreamId("bulb", "b" + bulb),
                        new ExpectedVersion.Exactly(0),
                        List.of(new BulbEvent.Fitted(60)));
                var metadata = new Metadata("of-" + bulb, Optional.empty(), Optional.empty(), Optional.empty());
                if (!(store.append(new Append.Fresh<>(List.of(append), metadata)) instanceof AppendResult.Appended)) {
                    throw new AssertionError("bulb " + bulb + " was not fitted");
                }
                Thread.sleep(BETWEEN_BULBS);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void kill(String process) throws Exception {
        var owner = owner(process);
        var since = trace.now();
        owner.kill();
        nodes.remove(owner.name());
        fenced += owner.lines().get();
        another(1);
        awaitTakeover(process, owner, since);
    }

    private void freeze(String process) throws Exception {
        var owner = owner(process);
        var since = trace.now();
        owner.freeze();
        var thaw = System.nanoTime() + LightsMain.LEASE.multipliedBy(3).toNanos();
        try {
            awaitTakeover(process, owner, since);
            TimeUnit.NANOSECONDS.sleep(thaw - System.nanoTime());
        } finally {
            owner.thaw();
        }
    }

    /// A node of version 3 takes `relay` from a living owner. Then an operator makes version 1 act again.
    private void upgradeAndBack(Postgres postgres) throws Exception {
        var since = trace.now();
        another(3);
        await("version 3 acts", () -> trace.version(Lights.RELAY, 3, since).isPresent());
        var back = trace.now();
        postgres.partitionLeases().rollBack(Lights.RELAY, 1, "campaign");
        await("version 1 acts", () -> trace.version(Lights.RELAY, 1, back).isPresent());
        System.out.printf(
                "versions: 3 acts after %d ms, 1 again after %d ms%n",
                trace.version(Lights.RELAY, 3, since).orElseThrow().toMillis(),
                trace.version(Lights.RELAY, 1, back).orElseThrow().toMillis());
    }

    /// In the midst of steps, at no particular moment.
    private Node owner(String process) throws Exception {
        Thread.sleep(random.nextInt(300));
        var writes = trace.writes(process);
        await("progress of " + process, () -> trace.writes(process) > writes);
        await(
                "an owner that runs",
                () -> trace.owner(process).filter(nodes::containsKey).isPresent());
        return trace.owner(process)
                .map(nodes::get)
                .orElseGet(() -> nodes.values().iterator().next());
    }

    private void awaitTakeover(String process, Node from, Instant since) throws Exception {
        await(
                "a takeover of " + process,
                () -> trace.takeover(process, from.name(), since).isPresent());
        takeovers.add(trace.takeover(process, from.name(), since).orElseThrow());
    }

    private void another(int version) throws Exception {
        var name = "node-" + ++started;
        nodes.put(name, Node.start(LightsMain.class, address, name, Integer.toString(version)));
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
            Thread.sleep(20);
        }
    }
}
