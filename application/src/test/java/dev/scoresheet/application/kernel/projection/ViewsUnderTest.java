package dev.scoresheet.application.kernel.projection;

import dev.scoresheet.application.kernel.log.LogUnderTest;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.node.NodeRegistry;
import dev.scoresheet.application.kernel.projection.BulbLives.Life;
import dev.scoresheet.application.kernel.projection.generation.BulkReader;
import dev.scoresheet.application.kernel.projection.generation.Generations;
import dev.scoresheet.application.kernel.projection.generation.Leases;
import dev.scoresheet.application.kernel.projection.generation.Views;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// One node's store of views, as the contract suites see it. It knows [BulbLives] and nothing else; no view was
/// ever filled. The log need not be empty, but no other writer writes to it while a case runs.
public interface ViewsUnderTest {

    Views views();

    Generations generations();

    Leases leases();

    NodeRegistry nodes();

    Visibility visibility();

    BulkReader bulkReader();

    /// @param pageBytes of what it hands over at once
    BulkReader bulkReader(int pageBytes);

    LogUnderTest log();

    /// The same store from another node. The maker of this store closes that one, too.
    ViewsUnderTest anotherNode();

    /// Does something while the store fails at recording any act.
    void whileNoActIsRecorded(Runnable work) throws Exception;

    /// Returns the time of the store's clock.
    Instant now();

    /// Lets the store's clock go on.
    void passTime(Duration time) throws InterruptedException;

    /// All rows of what serves, as a query adapter reads them.
    ViewAnswer<Map<StreamId, Life>> shown(BulbLives projection);
}
