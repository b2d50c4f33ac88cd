package dev.scoresheet.bootstrap.kernel.bench.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.bootstrap.kernel.bench.measure.BenchServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Tests of the check, on a log with two commands in one stream and one in another.
class DialogueCheckTest {

    private static final StreamId A = new StreamId("thing", "a");
    private static final StreamId B = new StreamId("thing", "b");
    private static BenchServer server;
    private DatabaseAddress database;

    @BeforeAll
    static void start() throws Exception {
        server = BenchServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void fill() throws Exception {
        database = server.fresh();
        insert(1, A, 1, "thing.started", 0);
        insert(2, A, 2, "thing.moved", 1);
        insert(3, B, 1, "thing.moved", 1);
        insert(4, A, 3, "thing.moved", 2);
    }

    @Test
    void each_acknowledged_command_is_there_once() throws Exception {
        assertEquals(List.of(), problems(Map.of(A, 2L, B, 1L)));
    }

    @Test
    void a_lost_command_is_noticed() throws Exception {
        assertEquals(List.of("thing-b has 1 events, and 2 were acknowledged"), problems(Map.of(A, 2L, B, 2L)));
    }

    @Test
    void a_lost_stream_is_noticed() throws Exception {
        var lost = new StreamId("thing", "c");

        assertEquals(
                List.of("thing-c has no events, and 1 were acknowledged"), problems(Map.of(A, 2L, B, 1L, lost, 1L)));
    }

    @Test
    void a_command_that_was_not_acknowledged_is_noticed() throws Exception {
        assertEquals(List.of("thing-b has 1 events, and 0 were acknowledged"), problems(Map.of(A, 2L)));
    }

    @Test
    void a_doubled_command_is_noticed_next_to_a_lost_one() throws Exception {
        insert(5, A, 4, "thing.moved", 2);

        assertEquals(List.of("thing-a has an event twice"), problems(Map.of(A, 3L, B, 1L)));
    }

    private List<String> problems(Map<StreamId, Long> acknowledged) throws Exception {
        return DialogueCheck.of(database, "thing.moved", acknowledged);
    }

    private void insert(long position, StreamId stream, long version, String type, int step) throws Exception {
        server.execute(database, """
                insert into kernel.event (
                    position, version, recorded_at, schema_version, category, stream, type, metadata, data, digest)
                values (%d, %d, now(), 1, 'thing', '%s', '%s', '{}', '{"step":%d}', sha256(''))
                """.formatted(position, version, stream, type, step));
    }
}
