package dev.scoresheet.adapters.postgres.kernel.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.json.kernel.BulbEventTypes;
import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.postgres.kernel.Bulbs;
import dev.scoresheet.adapters.postgres.kernel.PostgresViewsUnderTest;
import dev.scoresheet.adapters.postgres.kernel.TestDatabase;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseRole;
import dev.scoresheet.adapters.postgres.kernel.connection.Sql;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.projection.BulbLives;
import dev.scoresheet.application.kernel.projection.BulbLives.Life;
import dev.scoresheet.application.kernel.projection.step.GivenUp;
import dev.scoresheet.application.kernel.projection.step.Parked;
import dev.scoresheet.application.kernel.projection.step.Progress;
import dev.scoresheet.application.kernel.projection.step.Step;
import dev.scoresheet.application.kernel.projection.step.View;
import dev.scoresheet.application.kernel.projection.subscription.FollowedProjection;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Commits that may follow their answer to the disk: those of plain steps, and no other change of a generation or of
/// the pointer to it. Deferred triggers record how each transaction commits.
final class StepDurabilityTest {

    private static final BulbLives LIVES = new BulbLives(1, "");
    private static final StreamId BULB = new StreamId("bulb", "b1");

    private static TestDatabase database;
    private static PostgresViewsUnderTest store;
    private static Sql recorded;
    private long generation;
    private View<StreamId, Life> view;

    @BeforeAll
    static void open() throws SQLException {
        database = TestDatabase.migrated("kernel", "bulb");
        store = PostgresViewsUnderTest.on(database);
        recorded = Sql.on(database);
        recorded.run("create table public.commits (waits text)");
        recorded.run("grant insert on public.commits to public");
        recorded.run("""
                create function public.record_commit() returns trigger language plpgsql as $$
                begin
                    insert into public.commits values (current_setting('synchronous_commit'));
                    return null;
                end $$""");
        try (var owner = Sql.as(DatabaseRole.OWNER, database)) {
            for (var table : List.of("generation", "pointer")) {
                owner.run("create constraint trigger records_commits after insert or update on kernel." + table
                        + " deferrable initially deferred for each row execute function public.record_commit()");
            }
        }
    }

    @AfterAll
    static void close() throws SQLException {
        recorded.close();
        store.close();
        database.close();
    }

    @BeforeEach
    void fill() throws SQLException {
        store.emptied();
        generation = store.generations().atStart(LIVES.identity()).orElseThrow().number();
        view = store.views().view(LIVES, generation);
        recorded.run("truncate public.commits");
    }

    private interface Change {
        boolean make() throws Exception;
    }

    /// Returns how the transactions of a change committed.
    private static Set<String> commitsOf(Change change) throws Exception {
        recorded.run("truncate public.commits");
        assertTrue(change.make());
        return Set.copyOf(recorded.ask("select waits from public.commits"));
    }

    private Progress progress() {
        return view.standing().progress();
    }

    private Step<StreamId, Life> next(Map<StreamId, Life> put, Set<StreamId> remove) {
        return next(put, remove, List.of(), Map.of(), Set.of(), List.of());
    }

    private Step<StreamId, Life> next(
            Map<StreamId, Life> put,
            Set<StreamId> remove,
            List<Parked> park,
            Map<String, Long> further,
            Set<String> unpark,
            List<GivenUp> giveUp) {
        var now = progress();
        return new Step<>(now, now.position() + 1, put, remove, park, further, unpark, giveUp, List.of());
    }

    private static Map<StreamId, Life> lit(int watts) {
        return Map.of(BULB, new Life(1, true, Instant.EPOCH, Optional.empty(), List.of(watts), false));
    }

    private Set<String> committing(Step<StreamId, Life> step) throws Exception {
        return commitsOf(() -> view.commit(step));
    }

    @Test
    void a_step_that_only_moves_the_checkpoint_and_changes_rows_commits_later() throws Exception {
        assertEquals(Set.of("off"), committing(next(Map.of(), Set.of())));
        assertEquals(Set.of("off"), committing(next(lit(40), Set.of())));
        assertEquals(Set.of("off"), committing(next(Map.of(), Set.of(BULB))));
        assertEquals(Set.of("off"), committing(next(lit(60), Set.of(new StreamId("bulb", "b2")))));
        assertEquals(Set.of("on"), Set.copyOf(recorded.ask("show synchronous_commit")));
    }

    @Test
    void a_step_that_parks_gives_up_or_repairs_commits_when_it_says_so() throws Exception {
        var stream = new StreamId("bulb", "b9");
        var parked = new Parked.Stream(stream, 1, "why");
        assertEquals(
                Set.of("on"), committing(next(Map.of(), Set.of(), List.of(parked), Map.of(), Set.of(), List.of())));
        assertEquals(
                Set.of("on"),
                committing(next(lit(40), Set.of(), List.of(), Map.of(parked.entry(), 1L), Set.of(), List.of())));
        assertEquals(
                Set.of("on"),
                committing(next(
                        lit(60),
                        Set.of(),
                        List.of(),
                        Map.of(),
                        Set.of(parked.entry()),
                        List.of(new GivenUp.Stream(stream, 1)))));
        assertEquals(
                Set.of("on"), committing(Step.repair(progress(), lit(100), Set.of(), List.of(), Set.of(), List.of())));
        var act = new Step.Act("refold", "of a test", "operator");
        assertEquals(Set.of("on"), committing(next(lit(40), Set.of()).as(act)));
    }

    @Test
    void leases_generations_and_pointers_commit_when_they_say_so() throws Exception {
        var generations = store.generations();
        var leases = store.leases();
        view.commit(next(lit(40), Set.of())); // on the connection that the next ones use
        var length = Duration.ofSeconds(30);
        assertEquals(Set.of("on"), commitsOf(() -> {
            var lease = leases.acquire(generation, "node", length).orElseThrow();
            assertTrue(leases.renew(lease, length).isPresent());
            leases.release(lease);
            return true;
        }));
        assertEquals(Set.of("on"), commitsOf(() -> {
            generations.hold(List.of(generation), length, "operator");
            generations.releaseHold(List.of(generation));
            generations.pause(generation, "operator");
            generations.resume(generation, "operator");
            return true;
        }));
        assertEquals(Set.of("on"), commitsOf(() -> {
            var beside = generations.begin(LIVES.identity(), 1, 1, "operator").number();
            var load = store.views().bulkLoad(LIVES);
            load.pass(beside, 0, lit(40).entrySet().iterator(), List.of(), Map.of(), List.of());
            load.index(beside);
            generations.finishLoad(beside);
            return generations
                    .cutOver(beside, Optional.of(generation), "no gate", "operator")
                    .isEmpty();
        }));
    }

    @Test
    void a_step_in_the_transaction_of_an_append_commits_as_the_append() throws Exception {
        try (var inline = store.anotherNode()) {
            inline.postgres()
                    .stepInline(
                            BulbEventTypes.codec(),
                            new Sha256LogDigest(),
                            List.of(new FollowedProjection<>(LIVES, Filter.ALL)));
            var at = store.log().feed().head();
            recorded.run("update kernel.generation set position = " + at); // directly before the next append
            assertEquals(Set.of("on"), commitsOf(() -> {
                new Bulbs(inline.log().store()).append(0, new Fitted(40));
                return progress().position() == at + 1;
            }));
        }
    }
}
