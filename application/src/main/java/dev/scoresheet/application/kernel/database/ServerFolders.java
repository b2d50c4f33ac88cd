package dev.scoresheet.application.kernel.database;

import java.util.Optional;

/// Folders of an embedded server, as paths of the file system that the adapter uses.
///
/// @param data the folder with the database, its password and its port
/// @param cache the folder for the programs of the server; empty for the usual one of this user
public record ServerFolders(String data, Optional<String> cache) {

    public static ServerFolders of(String data) {
        return new ServerFolders(data, Optional.empty());
    }
}
