package dev.scoresheet.application.kernel.database;

import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/// Database server that is part of a build. A build without the module of the embedded server has none.
public interface EmbeddedDatabase {

    /// Finds the server on the class path; empty if this build has none.
    static Optional<EmbeddedDatabase> ofThisBuild() {
        return ServiceLoader.load(EmbeddedDatabase.class).findFirst();
    }

    /// Returns the name and the version of the server, as in `PostgreSQL 18`.
    String version();

    /// Starts the server of these folders.
    ///
    /// @throws DataFolderUnusable also when another process owns the data folder
    /// @throws ServerFailed when the server did not start
    default RunningDatabase start(ServerFolders folders) {
        return start(folders, Map.of());
    }

    /// Starts the server with changed settings of the server.
    RunningDatabase start(ServerFolders folders, Map<String, String> changed);

    /// Joins the server that another process runs on this data folder, or starts it.
    RunningDatabase startOrJoin(ServerFolders folders);
}
