package dev.scoresheet.adapters.postgres.kernel.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.postgres.kernel.Bulbs;
import dev.scoresheet.adapters.postgres.kernel.CutAtCommit;
import dev.scoresheet.adapters.postgres.kernel.LifeTable;
import dev.scoresheet.adapters.postgres.kernel.PostgresViewsUnderTest;
import dev.scoresheet.adapters.postgres.kernel.TestDatabase;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseRole;
import dev.scoresheet.adapters.postgres.kernel.connection.Pool;
import dev.scoresheet.adapters.postgres.kernel.connection.SessionSettings;
import dev.scoresheet.adapters.postgres.kernel.connection.Sql;
import dev.scoresheet.adapters.postgres.kernel.table.RowStatements;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.projection.BulbLives;
import dev.scoresheet.application.kernel.projection.BulbLives.Life;
import dev.scoresheet.application.kernel.projection.generation.NotDropped;
import dev.scoresheet.application.kernel.projection.generation.ShapeChanged;
import dev.scoresheet.application.kernel.projection.step.Parked;
import dev.scoresheet.application.kernel.projection.step.Progress;
import dev.scoresheet.application.kernel.projection.step.ProjectionStepper;
import dev.scoresheet.application.kernel.projection.step.RowsRefused;
import dev.scoresheet.application.kernel.projection.step.RowsUnreadable;
import dev.scoresheet.application.kernel.projection.step.Step;
import dev.scoresheet.application.kernel.projection.step.View;
import dev.scoresheet.application.kernel.projection.subscription.ViewSubscription;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOn;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Views while the database, the connection to it or another session causes trouble.
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ViewFaultsTest {

    private static final BulbLives LIVES = new BulbLives(1, "");
    private static final StreamId BULB = new StreamId("bulb", "b1");

    private static TestDatabase database;
    private static PostgresViewsUnderTest store;
    private long generation;
    private View<StreamId, Life> view;

    @BeforeAll
    static void open() {
        database = TestDatabase.migrated("kernel", "bulb");
        store = PostgresViewsUnderTest.on(database);
    }

    @AfterAll
    static void close() {
        store.close();
        database.close();
    }

    @BeforeEach
    void fill() {
        store.emptied();
        generation = store.generations().atStart(LIVES.identity()).orElseThrow().number();
        view = store.views().view(LIVES, generation);
    }

    private static Life life(int watts) {
        return new Life(1, true, Instant.EPOCH, Optional.empty(), List.of(watts), false);
    }

    private static Step<StreamId, Life> step(Progress from, long through, Map<StreamId, Life> put) {
        return new Step<>(from, through, put, Set.of(), List.of(), Map.of(), Set.of(), List.of(), List.of());
    }

    @Test
    void the_progress_shows_if_a_commit_with_a_lost_answer_succeeded() throws Exception {
        try (var proxy = new CutAtCommit(database);
                var pool = Pool.ofTransactions(
                        proxy.address(database), SessionSettings.stepping("behind the proxy"), "views", 1)) {
            var far = new PostgresView<>(pool, new GenerationProgressSignal(), LifeTable.view(), generation);
            var from = far.standing().progress();
            proxy.arm("SELECT");
            Thread.sleep(6_000);
            assertThrows(StoreUnavailable.class, () -> far.commit(step(from, 5, Map.of(BULB, life(40)))));
            assertFalse(far.commit(step(from, 5, Map.of(BULB, life(60)))));
            assertEquals(new Progress(5, 0, 0), far.standing().progress());
            assertEquals(Map.of(BULB, life(40)), far.load(Set.of(BULB)));

            var further = far.standing().progress();
            proxy.arm("COMMIT");
            assertThrows(StoreUnavailable.class, () -> far.commit(parking(further, 6)));
            assertFalse(far.commit(parking(further, 6)));
            assertEquals(new Progress(6, 0, 1), far.standing().progress());
        }
    }

    @Test
    void a_generation_whose_table_was_dropped_is_listed_as_lost_and_cannot_be_read() throws Exception {
        assertEquals(Set.of(), store.generations().lost());
        try (var stranger = Sql.on(database)) {
            stranger.run("drop table bulb.life_" + generation);
        }

        assertEquals(Set.of(generation), store.generations().lost());
        assertThrows(RowsUnreadable.class, () -> store.shown(LIVES));
        assertThrows(RowsUnreadable.class, () -> view.load(Set.of(BULB)));
        assertThrows(RowsUnreadable.class, view::rows);
    }

    /// Takes more than one statement.
    private static Step<StreamId, Life> parking(Progress from, long through) {
        var parked = new Parked.Stream(new StreamId("bulb", "b9"), through, "why");
        return new Step<>(from, through, Map.of(), Set.of(), List.of(parked), Map.of(), Set.of(), List.of(), List.of());
    }

    @Test
    void a_row_that_only_the_database_refuses_is_named_and_nothing_is_done() {
        var fits = new StreamId("bulb", "b2");
        var rows = Map.of(BULB, life(9_000), fits, life(40));
        var refused = assertThrows(
                RowsRefused.class, () -> view.commit(step(view.standing().progress(), 5, rows)));
        assertTrue(refused.getMessage().contains("no_searchlight"), refused::getMessage);
        assertEquals(new Progress(0, 0, 0), view.standing().progress());
        assertEquals(Map.of(), store.shown(LIVES).value());

        var culprits = view.refused(rows);
        assertEquals(Set.of(BULB), culprits.keySet());
        assertFalse(culprits.get(BULB).contains("9000"), culprits::toString);
        assertEquals(Map.of(), store.shown(LIVES).value());
    }

    @Test
    void a_subscription_parks_an_event_that_only_the_database_refuses_and_continues() {
        var before = store.log().feed().head();
        var searchlight = new Bulbs(store.log().store());
        var bulb = new Bulbs(store.log().store());
        bulb.append(0, new Fitted(40));
        searchlight.append(0, new Fitted(100), new Fitted(9_000), new SwitchedOn());
        bulb.append(1, new SwitchedOn());
        var subscription = new ViewSubscription<>(
                "bulb-lives",
                store.log().feed(),
                Filter.ALL,
                new ProjectionStepper<>(LIVES, Filter.ALL),
                view,
                0,
                1_000);
        while (subscription.step().position() < before + 5) {
            // until it is at the head
        }
        var shown = store.shown(LIVES);
        assertEquals(1, shown.parked());
        assertEquals(List.of(100), shown.value().get(searchlight.stream()).watts());
        assertEquals(1, shown.value().get(bulb.stream()).timesOn());
        var entry = store.generations().parked(generation).getFirst();
        assertEquals(before + 3, entry.parked().position());
        assertEquals(1, entry.further());
    }

    @Test
    void a_long_transaction_of_another_program_stops_no_step_and_only_delays_a_drop() throws Exception {
        var beside =
                store.generations().begin(LIVES.identity(), 0, 1, "operator").number();
        try (var stranger = Sql.on(database)) {
            stranger.run("begin isolation level repeatable read");
            stranger.run("create table public.something_of_a_stranger ()");
            stranger.ask("select count(*) from bulb.life_" + generation);
            stranger.ask("select count(*) from bulb.life_" + beside);
            stranger.ask("select count(*) from kernel.generation");
            for (int position = 1; position <= 20; position++) {
                assertTrue(view.commit(step(view.standing().progress(), position, Map.of(BULB, life(position)))));
            }
            assertEquals(20, store.shown(LIVES).position());

            store.generations().retire(beside, "operator");
            assertEquals(List.of(), store.generations().dropRetired(Duration.ZERO));
            stranger.run("rollback");
            assertEquals(List.of(beside), store.generations().dropRetired(Duration.ZERO));
        }
    }

    @Test
    void a_table_that_another_program_depends_on_stays_and_later_ones_are_dropped() throws Exception {
        var lower =
                store.generations().begin(LIVES.identity(), 0, 1, "operator").number();
        var upper =
                store.generations().begin(LIVES.identity(), 0, 1, "operator").number();
        try (var stranger = Sql.on(database)) {
            stranger.run("create view public.of_a_stranger as select * from bulb.life_" + lower);
            try {
                store.generations().retire(lower, "operator");
                store.generations().retire(upper, "operator");

                var failed =
                        assertThrows(NotDropped.class, () -> store.generations().dropRetired(Duration.ZERO));

                var message = String.valueOf(failed.getMessage());
                assertTrue(message.contains("generation %d cannot be dropped: ".formatted(lower)), message);
                assertTrue(message.contains("SQLSTATE 2BP01"), message);
                assertTrue(message.contains("dropped are [%d]".formatted(upper)), message);
            } finally {
                stranger.run("drop view public.of_a_stranger");
            }
            assertEquals(List.of(lower), store.generations().dropRetired(Duration.ZERO));
        }
    }

    @Test
    void the_size_of_a_table_that_a_stranger_has_for_itself_is_left_out_and_not_waited_for() throws Exception {
        assertTrue(store.generations().sizes().get(generation) > 0);
        try (var stranger = Sql.on(database)) {
            stranger.run("begin");
            stranger.run("lock table bulb.life_" + generation + " in access exclusive mode");
            assertEquals(Map.of(), store.generations().sizes());
            stranger.run("rollback");
        }
        assertEquals(Set.of(generation), store.generations().sizes().keySet());
    }

    /// Another identity serves the only node that lives.
    private void outlive(Sql sql) throws Exception {
        var other = new BulbLives(2, "").identity();
        var next = store.generations().begin(other, 0, 1, "operator").number();
        sql.run("update kernel.generation set stage = 'loaded' where number = " + next);
        assertEquals(Optional.empty(), store.generations().cutOver(next, Optional.empty(), "none", "operator"));
        store.generations().follows("node", Set.of(other), Set.of(), Duration.ofHours(1));
    }

    @Test
    void no_time_counts_twice_when_many_nodes_check_at_once() throws Exception {
        var generations = store.generations();
        try (var sql = Sql.on(database);
                var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            outlive(sql);
            var begun = System.nanoTime();
            var looks = Collections.nCopies(
                    100,
                    Executors.callable(() -> assertEquals(
                            List.of(), generations.retireUnfollowed(Duration.ofDays(7), Duration.ofHours(1), "node"))));
            for (var look : nodes.invokeAll(looks)) {
                look.get();
            }
            var took = Duration.ofNanos(System.nanoTime() - begun);
            var counted = generations.all().getLast().unfollowed().orElseThrow();
            assertTrue(counted.compareTo(took) <= 0, () -> counted + " of " + took);
            assertTrue(counted.isPositive(), "more than the first look");
        }
    }

    @Test
    void a_month_without_a_node_does_not_count() throws Exception {
        try (var sql = Sql.on(database)) {
            outlive(sql);
            var week = Duration.ofDays(7);
            assertEquals(List.of(), store.generations().retireUnfollowed(week, Duration.ofMinutes(1), "node"));
            for (var minutes = 1; minutes <= 2; minutes++) {
                sql.run("update kernel.generation set unfollowed_at = clock_timestamp() - interval '30 days'"
                        + " where unfollowed_at is not null");
                assertEquals(List.of(), store.generations().retireUnfollowed(week, Duration.ofMinutes(1), "node"));
                assertEquals(
                        Optional.of(Duration.ofMinutes(minutes)),
                        store.generations().all().getLast().unfollowed());
            }
            sql.run("update kernel.generation set unfollowed_millis = " + (week.toMillis() - 1)
                    + " where unfollowed_at is not null");
            assertEquals(List.of(), store.generations().retireUnfollowed(week, Duration.ZERO, "node"));
            sql.run("update kernel.generation set unfollowed_millis = " + week.toMillis()
                    + " where unfollowed_at is not null");
            assertEquals(List.of(generation), store.generations().retireUnfollowed(week, Duration.ZERO, "node"));
        }
    }

    @Test
    void a_shape_of_another_release_is_read_on_and_gets_no_new_generation() throws Exception {
        try (var owner = Sql.as(DatabaseRole.OWNER, database)) {
            owner.run("alter table bulb.life add column colour text");
            try {
                var changed = assertThrows(
                        ShapeChanged.class, () -> store.generations().begin(LIVES.identity(), 0, 1, "operator"));
                assertTrue(changed.getMessage().contains("column colour is new"), changed::getMessage);
                assertTrue(view.commit(step(view.standing().progress(), 1, Map.of(BULB, life(40)))));
                assertEquals(Map.of(BULB, life(40)), store.shown(LIVES).value());
                assertEquals(1, store.generations().all().size());
            } finally {
                owner.run("alter table bulb.life drop column colour");
            }
        }
    }

    @Test
    void a_generation_with_other_columns_than_the_shape_says_which() throws Exception {
        assertEquals(Optional.empty(), store.generations().shapeDifference(generation));
        try (var stranger = Sql.on(database)) {
            stranger.run(
                    "alter table bulb.life_%d drop column note, add column colour text, alter times_on type integer"
                            .formatted(generation));

            var difference = store.generations()
                    .shapeDifference(generation)
                    .orElseThrow()
                    .split(", ", 0);
            assertEquals(
                    Set.of(
                            "column note is missing",
                            "column colour is new",
                            "column times_on is integer",
                            "not bigint"),
                    Set.of(difference));
            assertThrows(RowsUnreadable.class, () -> store.shown(LIVES));

            stranger.run("drop table bulb.life_" + generation);
            assertEquals(Optional.empty(), store.generations().shapeDifference(generation));
        }
    }

    /// The session keeps its plans, and makes them when the table is empty.
    @Test
    void steps_read_by_index_even_in_a_small_table() throws Exception {
        var rows = new RowStatements<>(LifeTable.view(), generation);
        var steps = new StepCommit<>(rows, generation);
        try (var connection = SessionSettings.stepping("test").open(database.address());
                var statement = connection.createStatement()) {
            for (var sql : List.of(
                    rows.load,
                    rows.delete,
                    steps.moves.only(),
                    steps.moves.andPut(),
                    steps.moves.andRemove(),
                    steps.moves.andChange(),
                    steps.movesCommittedLater.only(),
                    steps.movesCommittedLater.andPut(),
                    steps.movesCommittedLater.andRemove(),
                    steps.movesCommittedLater.andChange())) {
                var numbered = new StringBuilder();
                int parameter = 0;
                for (int at = 0; at < sql.length(); at++) {
                    var letter = sql.charAt(at);
                    numbered.append(letter == '?' ? "$" + ++parameter : String.valueOf(letter));
                }
                statement.execute("prepare step as " + numbered);
                var nothing = String.join(", ", Collections.nCopies(parameter, "null"));
                var plan = new StringBuilder();
                try (var lines = statement.executeQuery("explain execute step (" + nothing + ")")) {
                    while (lines.next()) {
                        plan.append(lines.getString(1)).append('\n');
                    }
                }
                statement.execute("deallocate step");
                assertFalse(plan.toString().contains("Seq Scan"), plan::toString);
            }
        }
    }

    @Test
    void a_generation_is_stored_as_its_shape_says() throws Exception {
        try (var owner = Sql.as(DatabaseRole.OWNER, database)) {
            owner.run("alter table bulb.life set (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.1)");
            try {
                var beside = store.generations()
                        .begin(LIVES.identity(), 0, 1, "operator")
                        .number();
                assertEquals(
                        List.of("{fillfactor=70,autovacuum_vacuum_scale_factor=0.1}"),
                        owner.ask("select reloptions from pg_class where relname = 'life_" + beside + "'"));
            } finally {
                owner.run("alter table bulb.life reset (fillfactor, autovacuum_vacuum_scale_factor)");
            }
        }
    }

    @Test
    void a_generation_has_the_keys_and_indexes_of_its_shape() throws Exception {
        try (var sql = Sql.on(database)) {
            var of = "select regexp_replace(pg_get_indexdef(indexrelid), '^.* USING ', '') from pg_index"
                    + " where indrelid = 'bulb.%s'::regclass order by 1";
            assertEquals(sql.ask(of.formatted("life")), sql.ask(of.formatted("life_" + generation)));
            assertEquals(3, sql.ask(of.formatted("life_" + generation)).size());
            assertEquals(
                    List.of("scoresheet_projections"),
                    sql.ask("select tableowner from pg_tables where tablename = 'life_" + generation + "'"));
        }
    }
}
