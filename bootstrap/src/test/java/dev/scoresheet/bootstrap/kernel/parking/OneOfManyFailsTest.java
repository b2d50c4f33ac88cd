package dev.scoresheet.bootstrap.kernel.parking;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scoresheet.adapters.postgres.kernel.Postgres;
import dev.scoresheet.adapters.postgres.kernel.TestDatabase;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import dev.scoresheet.adapters.postgres.kernel.connection.PostgresOptions;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.projection.BulbLives.Life;
import dev.scoresheet.application.kernel.projection.Change;
import dev.scoresheet.bootstrap.kernel.parking.Accountant.Counted;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.FutureTask;
import java.util.function.LongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A read model of 500 rows that follows 500 streams, and a release of it with a mistake: it fails for one event, in
/// one stream or in one row. That stream or row alone waits, however much goes on around it. When the mistake is
/// mended, `retry` makes the rows what they would be had there never been one.
///
/// The [Accountant] computes the expected rows from the stored events and shares no code with the projection.
@Timeout(120)
class OneOfManyFailsTest {

    /// Watts of the bulb that the mistaken releases fail on: one bulb, fitted in the second round.
    private static final int PECULIAR = House.watts(77, 1);

    private static final String STREAM = "bulb-b77";
    private static final String ROW = "room-r78"; // which bulb 78 lights, too

    private TestDatabase database;
    private DatabaseAddress address;
    private Postgres postgres;
    private House house;
    private Accountant accountant;

    @BeforeEach
    void open() {
        database = TestDatabase.migrated("kernel", "bulb");
        address = database.address();
        postgres = Postgres.open(address, PostgresOptions.DEFAULT.named("house"));
        house = new House(postgres);
        accountant = new Accountant(address);
    }

    @AfterEach
    void close() {
        postgres.close();
        database.close();
    }

    /// The stream's later events would not fail; they wait all the same.
    private static class FailsForOneStream extends Rooms {
        @Override
        public List<Change<StreamId, Lit>> changes(RecordedEvent<BulbEvent> recorded) {
            if (recorded.event().equals(new Fitted(PECULIAR))) {
                throw new IllegalArgumentException("no such bulb");
            }
            return super.changes(recorded);
        }
    }

    private static final class FailsForOneKey extends Rooms {
        @Override
        public Life evolve(Life row, Lit change) {
            if (change.room().toString().equals(ROW)
                    && change.happening().event().equals(new Fitted(PECULIAR))) {
                throw new IllegalStateException("no such room");
            }
            return super.evolve(row, change);
        }
    }

    @Test
    void a_stream_that_fails_waits_alone_and_comes_back_whole() throws Exception {
        waitsAloneAndComesBack(
                new FailsForOneStream(),
                "stream:" + STREAM,
                failed -> (position, stream, _) -> !stream.equals(STREAM) || position < failed,
                List.of("room-r77", "room-r78"),
                1, // it is switched on in the round in which it fails
                2);
    }

    @Test
    void a_row_that_fails_waits_alone_and_comes_back_whole() throws Exception {
        waitsAloneAndComesBack(
                new FailsForOneKey(),
                "key:" + ROW,
                failed -> (position, _, room) -> !room.equals(ROW) || position < failed,
                List.of(ROW),
                3, // so is it, and the next bulb is fitted and switched on
                4);
    }

    /// @param without what the rows are made of while it waits, by the position at which it failed
    /// @param rows those that it concerns
    /// @param behind how many events of the round in which it fails, and of each later one, wait behind it
    private void waitsAloneAndComesBack(
            Rooms failing, String entry, LongFunction<Counted> without, List<String> rows, long behind, long behindEach)
            throws Exception {
        house.round();
        house.round();
        var before = house.round();
        var failed = accountant.fitted(PECULIAR);
        var waiting = without.apply(failed);

        try (var release = Release.of(failing, address)) {
            release.awaitPosition(before);
            assertWaitsAlone(release, entry, failed, behind + behindEach);
            assertEquals(Set.of(), wrongRows(waiting));
            assertEquals(Set.copyOf(rows), wrongRows(Counted.ALL), "no other row waits");

            house.round();
            release.awaitPosition(house.round());
            assertWaitsAlone(release, entry, failed, behind + 3 * behindEach);
            assertEquals(Set.of(), wrongRows(waiting), "a round that appends more events");
        }
        try (var mended = Release.of(new Rooms(), address)) {
            mended.awaitPosition(house.round());
            assertWaitsAlone(mended, entry, failed, behind + 4 * behindEach);
            assertEquals(Set.of(), wrongRows(waiting), "a parked entry stays parked without a retry");

            var meanwhile = new FutureTask<>(house::round);
            Thread.ofVirtual().start(meanwhile);
            assertEquals(rows, mended.retry(entry).keys());
            mended.awaitPosition(meanwhile.get());
            mended.awaitPosition(house.round());
            assertEquals(List.of(), mended.parked());
            assertEquals(Set.of(), wrongRows(Counted.ALL));
        }
    }

    private static void assertWaitsAlone(Release release, String entry, long failed, long behind) {
        assertEquals(
                List.of(entry + " at " + failed + ", " + behind + " behind it"),
                release.parked().stream()
                        .map(parked -> "%s at %d, %d behind it"
                                .formatted(
                                        parked.parked().entry(), parked.parked().position(), parked.further()))
                        .toList());
    }

    /// Rows that are not the fold of the events that count, of all that are there or should be.
    private Set<String> wrongRows(Counted counted) throws Exception {
        var expected = accountant.expected(counted);
        var found = accountant.found();
        assertEquals(Rooms.HOW_MANY, expected.size());
        var wrong = new TreeSet<>(expected.keySet());
        wrong.addAll(found.keySet());
        wrong.removeIf(row -> expected.getOrDefault(row, "none").equals(found.getOrDefault(row, "none")));
        return wrong;
    }

    /// The release with the mistake turned into silence.
    private static final class Swallows extends FailsForOneStream {
        @Override
        public List<Change<StreamId, Lit>> changes(RecordedEvent<BulbEvent> recorded) {
            try {
                return super.changes(recorded);
            } catch (IllegalArgumentException _) {
                return List.of();
            }
        }
    }

    @Test
    void an_event_that_is_skipped_would_be_seen() throws Exception {
        house.round();
        var last = house.round();
        try (var silent = Release.of(new Swallows(), address)) {
            silent.awaitPosition(last);
            assertEquals(List.of(), silent.parked());
            assertEquals(Set.of("room-r77", "room-r78"), wrongRows(Counted.ALL));
        }
    }

    @Test
    void a_parked_stream_whose_later_events_are_applied_would_be_seen() throws Exception {
        house.round();
        house.round();
        var last = house.round();
        var failed = accountant.fitted(PECULIAR);
        Counted waiting = (position, stream, _) -> !stream.equals(STREAM) || position < failed;
        try (var forgetful = Release.with(ForgetfulViews::new, new FailsForOneStream(), address)) {
            forgetful.awaitPosition(last);
            assertEquals(1, forgetful.parked().size());
            assertEquals(Set.of("room-r77", "room-r78"), wrongRows(waiting));
        }
    }
}
