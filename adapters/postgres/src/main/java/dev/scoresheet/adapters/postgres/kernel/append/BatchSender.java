package dev.scoresheet.adapters.postgres.kernel.append;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/// Sender of a batch, alone or with the steps of read models in its transaction. It leaves the connection in
/// autocommit, as it found it. For the appender's thread.
public interface BatchSender {

    /// Sends one call in autocommit.
    BatchSender NONE = (call, batch, _) -> call.send(batch);

    /// @param without views without a step this time
    /// @throws SQLException the error, which tells if the batch may be committed
    /// @throws InlineStepFailed when views are to blame; nothing was committed
    AppendCall.Answer send(AppendCall call, List<EncodedAppend> batch, Set<String> without)
            throws SQLException, InlineStepFailed;
}
