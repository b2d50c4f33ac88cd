package dev.scoresheet.adapters.postgres.kernel.append;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/// How a batch is sent: alone, or with the steps of read models in its transaction. For the appender's
/// thread.
public interface BatchSender {

    /// One call in autocommit.
    BatchSender NONE = (call, batch, _) -> call.send(batch);

    /// @param without views whose steps are not taken this time
    /// @throws SQLException what became of the batch is as the error says
    /// @throws InlineStepFailed nothing was committed, and views are to blame
    AppendCall.Answer send(AppendCall call, List<EncodedAppend> batch, Set<String> without)
            throws SQLException, InlineStepFailed;
}
