package dev.scoresheet.bootstrap.kernel.bench.append;

import dev.scoresheet.application.kernel.log.append.Append;
import java.sql.SQLException;
import java.util.OptionalLong;

/// Way to append that takes part in the comparison. Each one writes the same event, and a receipt if the append has a
/// key, durably, before it answers.
interface Contender extends AutoCloseable {

    /// Appends, and blocks until the append is committed or refused. Returns the actual version of the stream if it
    /// differs from the expected one; empty if the append succeeded.
    OptionalLong append(Append<OrderPlaced> append) throws SQLException, InterruptedException;

    @Override
    void close();
}
