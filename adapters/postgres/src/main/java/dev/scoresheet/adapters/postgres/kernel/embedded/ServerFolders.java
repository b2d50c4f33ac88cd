package dev.scoresheet.adapters.postgres.kernel.embedded;

import java.nio.file.Path;
import java.util.Optional;

/// Folders of an embedded server.
///
/// @param data the folder with the database, its password and its port
/// @param cache the folder for the programs of the server; empty for the usual one of this user
public record ServerFolders(Path data, Optional<Path> cache) {

    static ServerFolders of(Path data) {
        return new ServerFolders(data, Optional.empty());
    }
}
