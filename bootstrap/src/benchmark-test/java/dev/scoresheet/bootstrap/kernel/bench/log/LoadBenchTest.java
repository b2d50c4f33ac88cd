package dev.scoresheet.bootstrap.kernel.bench.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.kernel.command.Aggregate;
import dev.scoresheet.application.kernel.command.KeyForm;
import dev.scoresheet.application.kernel.command.SnapshotCodec;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.bootstrap.kernel.bench.append.OrderPlaced;
import dev.scoresheet.bootstrap.kernel.bench.measure.BenchServer;
import dev.scoresheet.domain.kernel.Decider;
import dev.scoresheet.domain.kernel.Decision;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Tests of the measurement, with orders that a command repeats.
class LoadBenchTest {

    private static final int ODD = 5;
    private static BenchServer server;

    @BeforeAll
    static void start() throws Exception {
        server = BenchServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void every_length_has_a_row_and_every_command_is_done() throws Exception {
        var table = measure(new Counting(Integer.MAX_VALUE));

        assertEquals(
                List.of(2, ODD),
                table.rows().stream().map(LoadTable.Row::events).toList());
        assertEquals(List.of(), table.problems());
    }

    @Test
    void a_refused_command_is_reported() throws Exception {
        assertTrue(measure(new Counting(ODD)).text().contains("WRONG: "));
    }

    private static LoadTable measure(Counting decider) throws Exception {
        var aggregate = new Aggregate<>("order", KeyForm.ANY, OrderPlaced.class, decider, (StreamId stream) -> stream)
                .withSnapshots(new OrderCount());
        var events = IntStream.range(0, ODD).mapToObj(OrderPlaced::numbered).toList();
        var subject = new LoadSubject<>(OrderPlaced.codec(), aggregate, events, (stream, length) -> stream);
        return new LoadBench<>(subject, server, _ -> {}).measure(List.of(2, ODD), 20);
    }

    /// Codec of the number of events.
    private record OrderCount() implements SnapshotCodec<Integer> {

        @Override
        public int form() {
            return 1;
        }

        @Override
        public String encode(Integer state) {
            return state.toString();
        }

        @Override
        public Integer decode(String text) {
            return Integer.valueOf(text);
        }
    }

    /// Decider that counts events, and refuses a command from a number of events on.
    private record Counting(int refusing) implements Decider<StreamId, Integer, OrderPlaced, String> {

        @Override
        public Integer initial() {
            return 0;
        }

        @Override
        public Decision<OrderPlaced, String> decide(StreamId command, Integer state) {
            return state >= refusing
                    ? new Decision.Rejected<>("full")
                    : new Decision.Accepted<>(List.of(OrderPlaced.numbered(state)));
        }

        @Override
        public Integer evolve(Integer state, OrderPlaced event) {
            return state + 1;
        }
    }
}
