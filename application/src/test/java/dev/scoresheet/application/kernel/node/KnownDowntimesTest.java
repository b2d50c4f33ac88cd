package dev.scoresheet.application.kernel.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.time.SetTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownDowntimesTest {

    private static final Instant ENDED = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final SetTime time = new SetTime();
    private final Registry registry = new Registry();
    private final KnownDowntimes downtimes = new KnownDowntimes(registry, time);

    private static final class Registry implements NodeRegistry {

        private HttpStanding standing = HttpStanding.NEW;
        private int readings;
        private int questions;

        @Override
        public void register(NodeRegistration registration, Duration lasts) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void leave(String name) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<RegisteredNode> nodes() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Duration downtimeSince(Instant since) {
            questions++;
            return MINUTE;
        }

        @Override
        public HttpStanding http() {
            readings++;
            return standing;
        }
    }

    @Test
    void a_time_that_began_after_the_last_downtime_costs_one_reading_a_second() {
        registry.standing = new HttpStanding(Duration.ofMillis(500), ENDED);
        for (int command = 0; command < 100; command++) {
            assertEquals(Duration.ZERO, downtimes.since(ENDED));
            time.pass(Duration.ofMillis(9));
        }
        assertEquals(1, registry.readings);
        time.pass(Duration.ofMillis(100));
        assertEquals(Duration.ZERO, downtimes.since(ENDED.plusSeconds(1)));
        assertEquals(2, registry.readings);
        assertEquals(0, registry.questions);
    }

    @Test
    void a_time_that_began_before_it_is_asked_for() {
        registry.standing = new HttpStanding(Duration.ZERO, ENDED);
        assertEquals(MINUTE, downtimes.since(ENDED.minusMillis(1)));
    }

    @Test
    void a_downtime_that_ends_is_known_a_second_later_at_most() {
        assertEquals(Duration.ZERO, downtimes.since(ENDED.minusMillis(1)));
        registry.standing = new HttpStanding(Duration.ZERO, ENDED);
        time.pass(Duration.ofSeconds(1));
        assertEquals(MINUTE, downtimes.since(ENDED.minusMillis(1)));
    }

    /// A reading that was good becomes too old while it is kept.
    @Test
    void while_no_http_node_reports_nothing_is_decided() {
        registry.standing = new HttpStanding(NodeRegistry.DOWNTIME.minusMillis(500), ENDED);
        assertEquals(Duration.ZERO, downtimes.since(ENDED));
        time.pass(Duration.ofMillis(501));
        assertThrows(StoreUnavailable.class, () -> downtimes.since(ENDED));
        registry.standing = new HttpStanding(Duration.ofMillis(1), ENDED.plusSeconds(60));
        assertEquals(MINUTE, downtimes.since(ENDED), "it is read again at once");
    }

    @Test
    void before_the_first_node_nothing_was_down() {
        assertEquals(Duration.ZERO, downtimes.since(Instant.EPOCH));
    }
}
