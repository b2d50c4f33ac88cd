package dev.scoresheet.application.kernel.process.store;

import dev.scoresheet.application.kernel.log.LogUnderTest;
import dev.scoresheet.application.kernel.node.NodeRegistry;
import dev.scoresheet.application.kernel.process.inspect.ProcessInspector;
import java.time.Duration;

/// One node's store of processes, as the contract suites see it. The log need not be empty, but no other writer writes
/// to it while a case runs.
public interface ProcessesUnderTest {

    ProcessStore processes();

    default PartitionLeases leases() {
        return leases(PartitionLeases.ABSENCE);
    }

    /// @param absence time without a live node after which the version that acts falls
    PartitionLeases leases(Duration absence);

    ProcessReplacement replacement();

    NodeRegistry nodes();

    ProcessInspector inspector();

    LogUnderTest log();

    /// The same store from another node. The maker of this store closes that one, too.
    ProcessesUnderTest anotherNode();

    /// Lets the store's clock go on.
    void passTime(Duration time) throws InterruptedException;
}
