package dev.scoresheet.adapters.postgres.kernel.process;

import dev.scoresheet.adapters.postgres.kernel.PostgresLog;
import dev.scoresheet.application.kernel.node.NodeRegistry;
import dev.scoresheet.application.kernel.process.inspect.ProcessInspector;
import dev.scoresheet.application.kernel.process.store.PartitionLeases;
import dev.scoresheet.application.kernel.process.store.ProcessReplacement;
import dev.scoresheet.application.kernel.process.store.ProcessStore;
import dev.scoresheet.application.kernel.process.store.ProcessesUnderTest;
import java.time.Duration;
import java.util.List;

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
    public PartitionLeases leases(Duration absence) {
        return log.postgres().partitionLeases(absence);
    }

    @Override
    public ProcessReplacement replacement() {
        return log.postgres().processReplacement();
    }

    @Override
    public NodeRegistry nodes() {
        return log.postgres().views(List.of()).nodes();
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
