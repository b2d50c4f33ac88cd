package dev.scoresheet.application.kernel.log.stored;

import static dev.scoresheet.application.kernel.log.Appends.fresh;
import static dev.scoresheet.application.kernel.log.Appends.freshStream;
import static dev.scoresheet.application.kernel.log.Appends.life;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.scoresheet.application.kernel.log.LogUnderTest;
import dev.scoresheet.application.kernel.log.event.StreamId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Suite on the promises of every [StreamLengths]. The log need not be empty.
public abstract class StreamLengthsContract {

    /// The log of one case; asked once before each.
    protected abstract LogUnderTest log();

    /// Lengths of the streams of the same log, read in several ranges if the store reads ranges.
    protected abstract StreamLengths lengths();

    @Test
    protected final void each_stream_is_passed_once_with_the_number_of_its_events() {
        var log = log();
        var expected = new HashMap<String, Long>();
        var before = read(lengths());
        for (var length : List.of(1, 2, 3, 7, 1, 20, 3, 4, 9, 1)) {
            var stream = freshStream();
            log.store().append(fresh(stream, 0, life(length)));
            expected.put(stream.toString(), (long) length);
        }
        var after = read(lengths());
        after.keySet().removeAll(before.keySet());
        assertEquals(expected, after);
    }

    @Test
    void the_streams_of_a_category_come_one_after_another() {
        var log = log();
        for (int number = 0; number < 6; number++) {
            for (var category : List.of("bulb", "bulbb", "lamp")) {
                var stream = new StreamId(category, freshStream().key());
                log.store().append(fresh(stream, 0, life(2)));
            }
        }
        var categories = new ArrayList<String>();
        lengths().each((stream, _) -> {
            var category = StreamId.parse(stream).category();
            if (categories.isEmpty() || !categories.getLast().equals(category)) {
                categories.add(category);
            }
        });
        assertEquals(new HashSet<>(categories).size(), categories.size(), categories::toString);
    }

    private static Map<String, Long> read(StreamLengths lengths) {
        var read = new HashMap<String, Long>();
        lengths.each((stream, events) -> assertNull(read.put(stream, events), stream));
        return read;
    }
}
