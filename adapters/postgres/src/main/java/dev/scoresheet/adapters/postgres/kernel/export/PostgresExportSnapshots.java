package dev.scoresheet.adapters.postgres.kernel.export;

import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseError;
import dev.scoresheet.adapters.postgres.kernel.connection.SessionSettings;
import dev.scoresheet.application.kernel.operations.transfer.ExportSnapshot;
import dev.scoresheet.application.kernel.operations.transfer.ExportSnapshots;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.jooq.exception.DataAccessException;

/// Moments of a database. Each has a connection of its own, because its cursors live as long as its session.
public final class PostgresExportSnapshots implements ExportSnapshots {

    private final DatabaseAddress address;
    private final SessionSettings session;

    public PostgresExportSnapshots(DatabaseAddress address, String application) {
        this.address = address;
        this.session = SessionSettings.exporting(application);
    }

    @Override
    public ExportSnapshot take() {
        return answer(() -> {
            try {
                var connection = session.open(address);
                try {
                    return new PostgresExportSnapshot(connection);
                } catch (SQLException | RuntimeException failure) {
                    connection.close();
                    throw failure;
                }
            } catch (SQLException failure) {
                throw DatabaseError.of(failure).thrown("the log cannot be exported");
            }
        });
    }

    static <T> T answer(Supplier<T> work) {
        try {
            return work.get();
        } catch (DataAccessException failure) {
            throw DatabaseError.in(failure)
                    .map(error -> error.thrown("the log cannot be exported"))
                    .orElse(failure);
        }
    }
}
