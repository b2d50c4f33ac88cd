package dev.scoresheet.adapters.embedded.kernel;

import dev.scoresheet.application.kernel.database.EmbeddedDatabase;
import dev.scoresheet.application.kernel.database.RunningDatabase;
import dev.scoresheet.application.kernel.database.ServerFolders;
import java.util.Map;

/// PostgreSQL that the class path carries. [EmbeddedDatabase#ofThisBuild()] finds it by the file in
/// `META-INF/services`.
public final class EmbeddedPostgres implements EmbeddedDatabase {

    @Override
    public String version() {
        return "PostgreSQL " + Cluster.MAJOR;
    }

    @Override
    public RunningDatabase start(ServerFolders folders, Map<String, String> changed) {
        return EmbeddedServer.start(folders, changed);
    }

    @Override
    public RunningDatabase startOrJoin(ServerFolders folders) {
        return EmbeddedServer.startOrJoin(folders);
    }
}
