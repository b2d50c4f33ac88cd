package dev.scoresheet.bootstrap.kernel.reactions;

import static dev.scoresheet.bootstrap.kernel.reactions.Lights.ECHO;
import static dev.scoresheet.bootstrap.kernel.reactions.Lights.RELAY;
import static dev.scoresheet.bootstrap.kernel.reactions.Lights.SUCCESSOR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.postgres.kernel.TestDatabase;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import dev.scoresheet.application.kernel.process.inspect.InspectedProcess;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A process replaces another one, on nodes that share a database, while events arrive.
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ReplacementOnNodesTest {

    private static final Duration LEASE = Duration.ofSeconds(1);
    private static final int SECONDS = 10;

    /// Reactions of a relay in the life of a bulb.
    private static final int OF_A_LIFE = 6;

    @Test
    void each_event_gets_one_reaction_of_the_old_process_or_of_the_new_one() throws Exception {
        var bulbs = new ArrayList<String>();
        try (var database = TestDatabase.migrated("kernel")) {
            try (var older = new LightsNode("older", database.address(), LEASE, Lights.on())) {
                fit(older, bulbs, 10);
                LightsNode.await(
                        "the first bulb blew", () -> older.letters(ECHO, "b0").equals("b"));
                fit(older, bulbs, 10);
                try (var newer = new LightsNode(
                        "newer", database.address(), LEASE, Lights.on().replacingRelay())) {
                    fit(older, bulbs, 10);
                    LightsNode.await(
                            "the successor began", () -> processes(newer).containsKey(SUCCESSOR));
                    fit(older, bulbs, 10);
                    for (var bulb : bulbs) {
                        LightsNode.await(
                                bulb + " blew", () -> newer.letters(ECHO, bulb).equals("b"));
                    }
                    newer.awaitQuiet(SUCCESSOR, ECHO);
                    var all = processes(newer);
                    assertEquals(
                            all.get(SUCCESSOR).start().actsFrom(),
                            all.get(RELAY).partitions().getFirst().position(),
                            "the old process stopped where the new one begins");
                }
                // closed for ever: the older node is alone again, and takes nothing
                var end = older.standing(RELAY).progress();
                older.fit("late", 60);
                Thread.sleep(LEASE.multipliedBy(2));
                assertEquals(end, older.standing(RELAY).progress());
                assertEquals("", older.letters("lamp", "late"));
            }
            var log = ReactionCount.log(database.address()).stream()
                    .filter(line -> !line.stream().equals("bulb-late"))
                    .toList();
            assertEquals(List.of(), ReactionCount.deviations(log));
            var sent = receipts(database.address());
            assertTrue(sent.get("process:" + RELAY) > 0 && sent.get("process:" + SUCCESSOR) > 0, sent::toString);
            assertEquals(
                    (long) OF_A_LIFE * bulbs.size(),
                    sent.get("process:" + RELAY) + sent.get("process:" + SUCCESSOR),
                    sent::toString);
            System.out.println("replacement on nodes: receipts " + sent);
        }
    }

    private static void fit(LightsNode node, List<String> bulbs, int more) {
        for (int one = 0; one < more; one++) {
            var bulb = "b" + bulbs.size();
            bulbs.add(bulb);
            node.fit(bulb, 60);
        }
    }

    private static Map<String, InspectedProcess> processes(LightsNode node) {
        var all = new HashMap<String, InspectedProcess>();
        node.stores.processes().inspector().all().forEach(process -> all.put(process.name(), process));
        return all;
    }

    /// Returns the number of receipts of each principal.
    private static Map<String, Long> receipts(DatabaseAddress database) throws SQLException {
        try (var connection = database.connect(SECONDS);
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery("select principal, count(*) from kernel.receipt group by principal")) {
            var counts = new HashMap<String, Long>();
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getLong(2));
            }
            return counts;
        }
    }
}
