package dev.scoresheet.adapters.postgres.kernel.process;

import dev.scoresheet.adapters.postgres.kernel.PostgresLog;
import dev.scoresheet.application.kernel.process.inspect.ProcessInspector;
import dev.scoresheet.application.kernel.process.store.PartitionLeases;
import dev.scoresheet.application.kernel.process.store.ProcessStore;
import dev.scoresheet.application.kernel.process.store.ProcessesUnderTest;
import java.time.Duration;

/// Processes on the database of a log.
record PostgresProcessesUnderTest(PostgresLog log) implements ProcessesUnderTest {

    @Override
    public ProcessStore processes() {
        return log.postgres().processStore();
    }

    @Override
    public ProcessInspector inspector() {
        return log.postgres().processInspector();
    }

    @Override
    public PartitionLeases leases() {
        return log.postgres().partitionLeases();
    }

    @Override
    public ProcessesUnderTest anotherNode() {
        return new PostgresProcessesUnderTest(log.anotherNode());
    }

    @Override
    public void passTime(Duration time) throws InterruptedException {
        Thread.sleep(time);
    }
}
