package dev.scoresheet.application.kernel.log;

import dev.scoresheet.application.kernel.log.append.AppendResult;
import dev.scoresheet.application.kernel.log.event.EventStream;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOff;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOn;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/// Log of one store, and what the cases of all suites on its [EventStore] need.
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class EventStoreSuite {

    static final BulbEvent FITTED = new Fitted(60);
    static final BulbEvent ON = new SwitchedOn();
    static final BulbEvent OFF = new SwitchedOff();

    LogUnderTest log;
    EventStore<BulbEvent> store;

    /// The log of one case; asked once before each.
    protected abstract LogUnderTest log();

    @BeforeEach
    void open() {
        log = log();
        store = log.store();
    }

    static List<BulbEvent> events(EventStream<BulbEvent> stream) {
        return stream.events().stream().map(RecordedEvent::event).toList();
    }

    static List<Long> versions(EventStream<BulbEvent> stream) {
        return stream.events().stream().map(RecordedEvent::version).toList();
    }

    static List<AppendResult> atOnce(List<Callable<AppendResult>> calls)
            throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<AppendResult>();
            for (var future : threads.invokeAll(calls)) {
                results.add(future.get());
            }
            return results;
        }
    }
}
