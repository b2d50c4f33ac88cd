package dev.scoresheet.adapters.postgres.kernel;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseRole;
import dev.scoresheet.adapters.postgres.kernel.connection.RoleNames;
import dev.scoresheet.adapters.postgres.kernel.connection.Sql;
import dev.scoresheet.application.kernel.log.stored.PositionReader;
import dev.scoresheet.application.kernel.operations.ProgressListener;
import dev.scoresheet.application.kernel.operations.views.ViewOperationsContract;
import dev.scoresheet.application.kernel.operations.views.cutover.RowsDiffer;
import dev.scoresheet.application.kernel.operations.views.model.OperationRefused;
import dev.scoresheet.application.kernel.operations.views.report.SwitchResult;
import dev.scoresheet.application.kernel.projection.ViewsUnderTest;
import dev.scoresheet.application.kernel.projection.step.Parked;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOff;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOn;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each case on a log of its own.
final class PostgresOperationsTest extends ViewOperationsContract {

    private @Nullable TestDatabase database;
    private @Nullable PostgresViewsUnderTest store;

    @Override
    protected ViewsUnderTest store() {
        database = TestDatabase.migrated("kernel", "bulb");
        store = PostgresViewsUnderTest.on(database);
        return store;
    }

    @Override
    protected PositionReader positions() {
        return ((PostgresLog) requireNonNull(store).log()).postgres().positions();
    }

    /// Damages the serving generation in each way and replaces it.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop table bulb.life_%d",
                "alter table bulb.life_%d drop column bulb",
                "alter table bulb.life_%d drop column watts",
                "revoke all on bulb.life_%d from public, \"${projections}\""
            })
    void an_unreadable_generation_can_be_replaced_and_the_audit_trail_has_the_reason(String harm) throws Exception {
        happened(1, new Fitted(40), new SwitchedOn());
        var first = requireNonNull(store)
                .generations()
                .atStart(view().identity())
                .orElseThrow()
                .number();
        followToTheHead(first);
        try (var sql = Sql.on(requireNonNull(database))) {
            sql.run(harm.formatted(first).replace("${projections}", RoleNames.DEFAULT.of(DatabaseRole.PROJECTIONS)));
        }
        happened(1, new SwitchedOff(), new SwitchedOn());

        var candidate = operations()
                .rebuild("bulb-lives")
                .run(false, "the test", ProgressListener.NONE)
                .orElseThrow()
                .generation();
        var refused = assertThrows(OperationRefused.class, () -> cutOver(Optional.empty()));
        assertTrue(refused.getMessage().contains("--accept REASON"), refused::getMessage);
        assertEquals(first, serving());

        var switched = cutOver(Optional.of("it is broken"));

        assertEquals(candidate, serving());
        assertTrue(switched.gate().startsWith("no gate ran and the serving generation was not held: "), switched::gate);
        assertTrue(switched.gate().endsWith(", accepted: it is broken"), switched::gate);
        var record = operations().listing().audited("bulb-lives", 1).acts().getFirst();
        assertEquals("cut-over", record.action());
        assertTrue(record.detail().endsWith(switched.gate()), record::detail);
        assertEquals(
                requireNonNull(store).log().feed().head(),
                requireNonNull(store).shown(view()).position());
    }

    private SwitchResult cutOver(Optional<String> accepted) throws InterruptedException, RowsDiffer {
        return operations().cutOver("bulb-lives").run(Set.of(), accepted, "the test");
    }

    @Test
    void an_unreadable_candidate_cannot_serve_even_with_a_reason() throws Exception {
        happened(1, new Fitted(40));
        followToTheHead(requireNonNull(store)
                .generations()
                .atStart(view().identity())
                .orElseThrow()
                .number());
        var candidate = operations()
                .rebuild("bulb-lives")
                .run(false, "the test", ProgressListener.NONE)
                .orElseThrow()
                .generation();
        try (var sql = Sql.on(requireNonNull(database))) {
            sql.run("drop table bulb.life_" + candidate);
        }

        assertTrue(requireNonNull(store)
                .leases()
                .acquire(candidate, "a node that cannot step it", Duration.ofMinutes(5))
                .isPresent());
        happened(1, new SwitchedOn());

        var refused = assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThrows(OperationRefused.class, () -> cutOver(Optional.of("whatever"))));
        assertTrue(
                refused.getMessage().contains("the rows of generation %d".formatted(candidate)), refused::getMessage);
        assertTrue(serving() < candidate);
    }

    /// Another program changes a row of the log. The digest that the row states is not that of the bytes that COPY
    /// gives.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "data = '{\"watts\":61}'",
                "data = '{\"watts\": 60}'",
                "metadata = '{\"correlation\":\"forged\"}'",
                "version = 7",
                "digest = sha256('forged')"
            })
    void a_rebuild_parks_the_stream_of_a_damaged_event_and_says_why(String change) throws Exception {
        happened(1, new Fitted(60), new SwitchedOn());
        happened(2, new Fitted(50));
        requireNonNull(store).generations().atStart(view().identity());
        try (var sql = Sql.on(requireNonNull(database))) {
            sql.run("alter table kernel.event disable trigger stays");
            sql.run("update kernel.event set " + change + " where position = 1");
        }

        var rebuilt = operations()
                .rebuild("bulb-lives")
                .run(false, "the test", ProgressListener.NONE)
                .orElseThrow()
                .generation();

        var entries = requireNonNull(store).generations().parked(rebuilt);
        assertEquals(1, entries.size());
        assertEquals(1, entries.getFirst().further(), "the next event of the stream");
        var parked = assertInstanceOf(Parked.Stream.class, entries.getFirst().parked());
        assertEquals(1, parked.position());
        assertEquals("the stored event 'bulb.fitted' v2 does not match its digest", parked.reason());
        var rows = requireNonNull(store).views().view(view(), rebuilt);
        assertEquals(Map.of(), rows.load(Set.of(parked.stream())));
        assertEquals(1, rows.rows(), "the other stream");
    }

    @AfterEach
    void closeDatabase() {
        requireNonNull(store).close();
        requireNonNull(database).close();
    }
}
