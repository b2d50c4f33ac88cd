package dev.scoresheet.bootstrap.kernel.bench;

import dev.scoresheet.application.kernel.log.append.Append;
import java.sql.SQLException;
import java.util.OptionalLong;

/// A way to append that takes part. Each writes the same event and the same receipt, durably, before it
/// answers.
interface Contender extends AutoCloseable {

    /// Blocks until the append is committed or refused. The version that the stream has instead of the
    /// expected one; empty when it was appended.
    OptionalLong append(Append<OrderPlaced> append) throws SQLException, InterruptedException;

    @Override
    void close();
}
