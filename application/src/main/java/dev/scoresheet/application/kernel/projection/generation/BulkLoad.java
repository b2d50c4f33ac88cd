package dev.scoresheet.application.kernel.projection.generation;

import dev.scoresheet.application.kernel.projection.step.DeliveryBucket;
import dev.scoresheet.application.kernel.projection.step.Parked;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// Writes whole rows into a generation that is being loaded, pass by pass.
public interface BulkLoad<K, V> {

    /// Writes the rows of one pass, and with them, in the same transaction, that the pass is done. Rows
    /// of a pass that was broken off are not there.
    ///
    /// @param pass counted from 0; the next one that is not done
    /// @param parked entries that came up in this pass
    /// @param further how many more events were left aside because of an entry, by its name
    /// @param delivered of all positions, with the last pass only
    /// @throws IllegalStateException when the generation is no longer loading, or another pass is the
    ///     next one: somebody else has loaded it
    /// @throws RowsRefused when the store refuses a row for what is in it; nothing is done
    void pass(
            long generation,
            int pass,
            Iterator<Map.Entry<K, V>> rows,
            Collection<Parked> parked,
            Map<String, Long> further,
            List<DeliveryBucket> delivered);

    /// Makes the keys and indexes, after the last pass and before anybody follows. Made already, they
    /// stay.
    ///
    /// @throws IllegalStateException when the generation is no longer loading
    void index(long generation);
}
