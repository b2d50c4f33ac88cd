package dev.scoresheet.application.kernel.projection;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// Writes whole rows into a generation that is being loaded, pass by pass.
public interface BulkLoad<K, V> {

    /// Writes the rows of one pass, and with them, in the same transaction, that the pass is done. Rows
    /// of a pass that was broken off are not there.
    ///
    /// @param parked entries that came up in this pass
    /// @param delivered of all positions, with the last pass only
    void pass(
            long generation,
            int pass,
            Iterator<Map.Entry<K, V>> rows,
            Collection<Parked> parked,
            Map<String, Long> further,
            List<Delivery> delivered);

    /// Makes the keys and indexes, after the last pass and before anybody follows.
    void index(long generation);
}
