package dev.scoresheet.bootstrap.kernel.reactions;

import static dev.scoresheet.bootstrap.kernel.reactions.Lights.ECHO;
import static dev.scoresheet.bootstrap.kernel.reactions.Lights.RELAY;
import static dev.scoresheet.bootstrap.kernel.reactions.Lights.TIMER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.json.kernel.BulbEventTypes;
import dev.scoresheet.adapters.json.kernel.JsonExportFormat;
import dev.scoresheet.adapters.json.kernel.JsonImportFormat;
import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.memory.kernel.MemoryLog;
import dev.scoresheet.adapters.memory.kernel.process.MemoryProcesses;
import dev.scoresheet.adapters.postgres.kernel.Postgres;
import dev.scoresheet.adapters.postgres.kernel.TestDatabase;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import dev.scoresheet.adapters.postgres.kernel.connection.PostgresOptions;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.ForwardingStore;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.AppendResult;
import dev.scoresheet.application.kernel.operations.ProgressListener;
import dev.scoresheet.application.kernel.operations.transfer.Export;
import dev.scoresheet.application.kernel.operations.transfer.LogImport;
import dev.scoresheet.application.kernel.operations.transfer.LogImport.Answer;
import dev.scoresheet.application.kernel.operations.transfer.LogRestore;
import dev.scoresheet.application.kernel.process.store.HeldInstance;
import dev.scoresheet.application.kernel.process.store.PartitionId;
import dev.scoresheet.application.kernel.process.store.Wish;
import dev.scoresheet.application.kernel.time.TimeSource;
import dev.scoresheet.domain.kernel.BulbEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Exports of a system with processes, imported into other databases. No reaction is lost there, and none takes effect
/// twice, by an independent count over the log.
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ExportedReactionsTest {

    private static final Duration LEASE = Duration.ofSeconds(1);

    /// Forgery of an export that its import cannot see. Each breaks a promise that the count checks.
    enum PlantedFault {

        /// A reaction was sent, and its step is not committed. Without the receipt it is sent again.
        RECEIPTS_LEFT_OUT {
            @Override
            List<String> in(List<String> export) {
                return ForgedExport.of(export.stream()
                        .filter(line -> !line.contains("\"kind\":\"receipt\""))
                        .toList());
            }
        },

        /// The checkpoint is that of a moment after the head: the reaction to the last event is beyond the export.
        CHECKPOINT_OF_A_LATER_MOMENT {
            @Override
            List<String> in(List<String> export) {
                var head = export.getFirst().replaceAll(".*\"head\":(\\d+).*", "$1");
                return ForgedExport.of(export.stream()
                        .map(line -> line.contains("\"actsFrom\"")
                                ? line.replaceAll("\"position\":\\d+", "\"position\":" + head)
                                : line)
                        .toList());
            }
        };

        abstract List<String> in(List<String> export);
    }

    private static List<String> export(Postgres postgres) {
        var lines = new ArrayList<String>();
        new Export(postgres.logReader(), postgres.exportSnapshots(), new Sha256LogDigest(), new JsonExportFormat())
                .export(lines::add, ProgressListener.NONE);
        return lines;
    }

    private static List<String> export(DatabaseAddress address) {
        try (var postgres = Postgres.open(address, PostgresOptions.DEFAULT.named("export"))) {
            return export(postgres);
        }
    }

    private static void imported(List<String> export, DatabaseAddress address) {
        try (var postgres = Postgres.open(address, PostgresOptions.DEFAULT.named("import"))) {
            assertInstanceOf(
                    Answer.Done.class, imports(postgres.logRestore()).take(export.iterator(), ProgressListener.NONE));
        }
    }

    private static LogImport imports(LogRestore target) {
        return new LogImport(
                target,
                new JsonImportFormat(),
                new Sha256LogDigest(),
                BulbEventTypes.codec(),
                Lights.on().timedFrom(Instant.EPOCH).topology());
    }

    /// Runs a bulb until it has blown, and returns an export from after each send, before the commit of its step.
    private static List<List<String>> exportsAfterSends() throws Exception {
        var exports = new CopyOnWriteArrayList<List<String>>();
        try (var database = TestDatabase.migrated("kernel");
                var exporter = Postgres.open(database.address(), PostgresOptions.DEFAULT.named("export"))) {
            UnaryOperator<EventStore<BulbEvent>> exporting = target -> new ForwardingStore<>() {
                @Override
                protected EventStore<BulbEvent> target() {
                    return target;
                }

                @Override
                public AppendResult append(Append<BulbEvent> append) {
                    var sent = super.append(append);
                    exports.add(export(exporter));
                    return sent;
                }
            };
            var lease = Duration.ofMinutes(1); // an export must not outlast the step that it interrupts
            try (var node =
                    new LightsNode("one", database.address(), lease, Lights.on(), exporting, TimeSource.system())) {
                node.fit("hall", 60);
                LightsNode.await(
                        "the bulb blew", () -> node.letters(ECHO, "hall").equals("b"));
                node.awaitQuiet(RELAY, ECHO);
            }
            assertEquals(List.of(), ReactionCount.deviations(ReactionCount.log(database.address())));
        }
        return exports;
    }

    private static List<String> deviationsAfterImport(List<String> export) throws Exception {
        try (var database = TestDatabase.migrated("kernel")) {
            imported(export, database.address());
            try (var node = new LightsNode("there", database.address(), LEASE, Lights.on())) {
                node.awaitQuiet(RELAY, ECHO);
            }
            return ReactionCount.deviations(ReactionCount.log(database.address()));
        }
    }

    @Test
    void an_export_between_a_send_and_its_commit_loses_nothing_and_doubles_nothing() throws Exception {
        var exports = exportsAfterSends();
        assertEquals(12, exports.size(), "six lamps' events, five bulb's, and a refusal");
        for (int send : List.of(1, 6, 12)) {
            var export = exports.get(send - 1);
            var head = Long.parseLong(export.getFirst().replaceAll(".*\"head\":(\\d+).*", "$1"));
            assertTrue(
                    export.stream()
                            .filter(line -> line.contains("\"actsFrom\""))
                            .anyMatch(line -> !line.contains("\"position\":" + head + ",")),
                    "the step of the send is not committed");
            assertEquals(List.of(), deviationsAfterImport(export), "after send " + send);
        }
    }

    /// Without one snapshot, the head of some export would be before a checkpoint or a receipt.
    @Test
    void exports_during_traffic_can_all_be_imported() throws Exception {
        try (var database = TestDatabase.migrated("kernel");
                var exporter = Postgres.open(database.address(), PostgresOptions.DEFAULT.named("export"));
                var node = new LightsNode("one", database.address(), LEASE, Lights.on())) {
            int bulbs = 0;
            for (int exports = 0; exports < 60; exports++) {
                for (int more = 0; more < 3; more++) {
                    node.fit("b" + bulbs++, 60);
                }
                var log = new MemoryLog<>(
                        BulbEventTypes.codec(), new Sha256LogDigest(), InstantSource.system(), "original");
                var answer = imports(log.restore("copy", new MemoryProcesses(log.epochs(), log.clock()).records()))
                        .take(export(exporter).iterator(), ProgressListener.NONE);
                assertInstanceOf(Answer.Done.class, answer, "export " + exports);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_planted_fault_in_an_export_is_found_by_the_count(PlantedFault fault) throws Exception {
        var exports = exportsAfterSends();
        var whole = switch (fault) {
            case RECEIPTS_LEFT_OUT -> exports.getLast();
            case CHECKPOINT_OF_A_LATER_MOMENT -> exports.getFirst();
        };
        var found = deviationsAfterImport(fault.in(whole));
        System.out.printf("planted fault %s: %s%n", fault, found);
        assertFalse(found.isEmpty(), "the count must find it");
    }

    @Test
    void a_deadline_that_is_due_fires_once_after_the_import_and_one_that_fired_does_not() throws Exception {
        var began = Instant.now();
        var lights = Lights.on().relaying(2).timedFrom(began);
        try (var database = TestDatabase.migrated("kernel");
                var other = TestDatabase.migrated("kernel")) {
            int due;
            try (var node = new LightsNode("one", database.address(), LEASE, lights)) {
                node.fit("fired", after(began, 100));
                LightsNode.await(
                        "the reminder", () -> node.letters("bulb", "fired").equals("fn"));
                due = after(began, 2_000);
                node.fit("due", due);
                node.awaitQuiet(RELAY, ECHO, TIMER);
            } // before the deadline
            Thread.sleep(Duration.ofMillis(Math.max(0, due - after(began, 0))));
            var export = export(database.address());
            assertEquals(
                    1,
                    export.stream().filter(line -> line.contains("\"fired\":{")).count());
            assertEquals("f", letters(export, "bulb-due"), "the node stopped before the deadline");
            imported(export, other.address());
            try (var node = new LightsNode("there", other.address(), LEASE, lights)) {
                LightsNode.await(
                        "the reminder of the other one",
                        () -> node.letters("bulb", "due").equals("fn"));
                node.awaitQuiet(RELAY, ECHO, TIMER);
                assertEquals("fn", node.letters("bulb", "fired"));
                var timer = node.stores.processes().inspector().all().stream()
                        .filter(process -> process.name().equals(TIMER))
                        .findFirst()
                        .orElseThrow();
                assertEquals(
                        1,
                        timer.lateness().values().stream()
                                .mapToLong(Long::longValue)
                                .sum(),
                        "one deadline fired here");
            }
        }
    }

    private static int after(Instant began, int millis) {
        return (int) Duration.between(began, Instant.now()).toMillis() + millis;
    }

    private static String letters(List<String> export, String stream) {
        return export.stream().anyMatch(line -> line.contains("\"stream\":\"%s\",\"version\":2".formatted(stream)))
                ? "fn"
                : "f";
    }

    @Test
    void a_parked_instance_stays_parked_and_goes_on_when_it_is_retried() throws Exception {
        var failing = Lights.on().deciding(command -> {
            if (command.bulb().equals("cellar")) {
                throw new IllegalStateException("a lamp of the cellar cannot be decided");
            }
        });
        try (var database = TestDatabase.migrated("kernel");
                var other = TestDatabase.migrated("kernel")) {
            try (var node = new LightsNode("one", database.address(), LEASE, failing)) {
                node.fit("cellar", 60);
                node.fit("hall", 60);
                LightsNode.await(
                        "the other one blew", () -> node.letters(ECHO, "hall").equals("b"));
                node.awaitQuiet(RELAY, ECHO);
            }
            var export = export(database.address());
            imported(export, other.address());
            assertEquals(
                    export.subList(1, export.size()), export(other.address()).subList(1, export.size()));
            try (var node = new LightsNode("there", other.address(), LEASE, Lights.on())) {
                node.fit("attic", 60);
                LightsNode.await(
                        "a new one blew", () -> node.letters(ECHO, "attic").equals("b"));
                assertEquals(
                        HeldInstance.Kind.PARKED,
                        node.entry(RELAY, "cellar").orElseThrow().kind());
                assertEquals("", node.letters("lamp", "cellar"));
                node.stores
                        .processes()
                        .store()
                        .wish(new PartitionId(RELAY, 0), new Wish.Request.Retry("cellar"), "test");
                LightsNode.await(
                        "it goes on", () -> node.letters(ECHO, "cellar").equals("b"));
                node.awaitQuiet(RELAY, ECHO);
            }
            assertEquals(List.of(), ReactionCount.deviations(ReactionCount.log(other.address())));
        }
    }
}
