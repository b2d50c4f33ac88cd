package dev.scoresheet.adapters.postgres.kernel.log;

import static dev.scoresheet.application.kernel.log.Appends.fresh;
import static dev.scoresheet.application.kernel.log.Appends.freshStream;
import static dev.scoresheet.application.kernel.log.Appends.life;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scoresheet.adapters.postgres.kernel.LogOfClass;
import dev.scoresheet.adapters.postgres.kernel.PostgresLog;
import dev.scoresheet.application.kernel.log.LogUnderTest;
import dev.scoresheet.application.kernel.log.stored.StreamLengths;
import dev.scoresheet.application.kernel.log.stored.StreamLengthsContract;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresStreamLengthsTest extends StreamLengthsContract {

    @RegisterExtension
    static final LogOfClass LOG = new LogOfClass();

    private final PostgresLog log = LOG.log();

    @Override
    protected LogUnderTest log() {
        return log;
    }

    /// Ranges that end within streams, between them, and after a single event.
    @Override
    protected StreamLengths lengths() {
        return log.postgres().streamLengths(3);
    }

    @Test
    void the_ranges_do_not_matter() {
        for (int length = 1; length < 9; length++) {
            log.store().append(fresh(freshStream(), 0, life(length)));
        }
        var whole = read(log.postgres().streamLengths());
        for (int range = 1; range < 8; range++) {
            assertEquals(whole, read(log.postgres().streamLengths(range)), "ranges of " + range);
        }
    }

    private static Map<String, Long> read(StreamLengths lengths) {
        var all = new TreeMap<String, Long>();
        lengths.each(all::put);
        return all;
    }
}
