package dev.scoresheet.adapters.postgres.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseRole;
import dev.scoresheet.adapters.postgres.kernel.connection.RoleNames;
import dev.scoresheet.application.kernel.log.RandomLog;
import dev.scoresheet.application.kernel.operations.Damage;
import dev.scoresheet.application.kernel.operations.ProgressListener;
import dev.scoresheet.application.kernel.operations.Verification;
import dev.scoresheet.application.kernel.operations.VerificationReport;
import dev.scoresheet.application.kernel.operations.transfer.Export;
import dev.scoresheet.application.kernel.operations.transfer.ExportFormat;
import dev.scoresheet.application.kernel.operations.transfer.ExportLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Verification of a hundred logs: each undamaged, and once more after one edit. The editor is a user with
/// write access to every table and has disabled the triggers.
class LogDamageTest {

    private static final long SEED = Long.getLong("seed", 20261121);
    private static final RandomGeneratorFactory<RandomGenerator> RANDOM = RandomGeneratorFactory.of("L64X128MixRandom");
    private static final int LOGS = 100;
    private static final List<LogEdit> EDITS = List.of(LogEdit.values());
    private static final int SECONDS_TO_CONNECT = 10;
    private static final Path PLAIN_SQL = Path.of("../../docs/verify.sql");

    @RegisterExtension
    static final LogOfClass LOG = new LogOfClass();

    @Test
    void a_hundred_edits_are_found_and_in_a_hundred_logs_without_one_there_is_nothing_to_find() throws SQLException {
        var random = RANDOM.create(SEED);
        var found = new EnumMap<Damage.Kind, Integer>(Damage.Kind.class);
        try (var forger = asOwner()) {
            for (int number = 0; number < LOGS; number++) {
                beginAnew(forger);
                RandomLog.fill("log-" + number + "-", LOG.log().store(), 8, random);
                assertEquals(Optional.empty(), verified().damage(), "-Dseed=" + SEED);
                assertEquals(List.of(), inPlainSql(forger));
                var damage = edited(EDITS.get(number % EDITS.size()), forger, random);
                found.merge(damage.kind(), 1, Integer::sum);
            }
        }
        System.out.println("log damage: " + LOGS + " edits found, " + LOGS + " logs right before, by " + found);
        assertEquals(LOGS, found.values().stream().mapToInt(Integer::intValue).sum());
    }

    @Test
    void verify_and_export_during_appends_end_at_the_head_of_their_start() throws Exception {
        try (var owner = asOwner()) {
            beginAnew(owner);
        }
        RandomLog.fill("before-", LOG.log().store(), 20, RANDOM.create(SEED));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writer =
                    threads.submit(() -> RandomLog.fill("beside-", LOG.log().store(), 200, RANDOM.create(SEED + 1)));
            do {
                var verified = verified();
                assertEquals(Optional.empty(), verified.damage());
                assertEquals(verified.head().position(), verified.events());
                var lines = new ArrayList<ExportLine>();
                ExportFormat format = line -> {
                    lines.add(line);
                    return "";
                };
                var log = LOG.log();
                long events = new Export(log.reader(), log.postgres().exportSnapshots(), log.digest(), format)
                        .export(_ -> {}, ProgressListener.NONE);
                assertTrue(lines.getFirst() instanceof ExportLine.Log(var head, var records)
                        && head.position() == events
                        && records == 0);
                assertTrue(lines.getLast() instanceof ExportLine.Sealed(var seal) && seal.last() == events);
            } while (!writer.isDone());
            writer.get();
        }
    }

    private static Damage edited(LogEdit edit, Connection forger, RandomGenerator random) throws SQLException {
        long position = edit.in(forger, random);
        var verified = verified();
        assertFalse(verified.ok(), () -> edit + " at " + position + " was not found; -Dseed=" + SEED);
        var damage = verified.damage().orElseThrow();
        if (edit.isOfOneEvent()) {
            assertEquals(position, damage.position(), () -> edit + " was found as " + damage + "; -Dseed=" + SEED);
        }
        assertNotEquals(List.of(), inPlainSql(forger), () -> edit + " was not found in plain SQL; -Dseed=" + SEED);
        return damage;
    }

    /// Returns the problems that `docs/verify.sql` finds. It shares no code with the verification.
    private static List<String> inPlainSql(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery(Files.readString(PLAIN_SQL))) {
            var problems = new ArrayList<String>();
            while (answer.next()) {
                problems.add(answer.getLong(1) + ": " + answer.getString(2));
            }
            return problems;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static VerificationReport verified() {
        return new Verification(
                        LOG.log().reader(), LOG.log().digest(), LOG.log().codec())
                .verify(ProgressListener.NONE);
    }

    private static Connection asOwner() throws SQLException {
        var connection = LOG.database().address().connect(SECONDS_TO_CONNECT);
        try (var statement = connection.createStatement()) {
            statement.execute("set role \"%s\"".formatted(RoleNames.DEFAULT.of(DatabaseRole.OWNER)));
            for (var table : List.of("event", "seal", "head")) {
                statement.execute("alter table kernel." + table + " disable trigger user");
            }
        }
        return connection;
    }

    private static void beginAnew(Connection forger) throws SQLException {
        try (var statement = forger.createStatement()) {
            statement.execute("delete from kernel.event; delete from kernel.seal");
            statement.execute("""
                    update kernel.head
                    set incarnation = gen_random_uuid(), position = 0, recorded_at = 'epoch',
                        chain = decode(repeat('00', 32), 'hex')""");
        }
    }
}
