package dev.scoresheet.adapters.postgres.kernel.connection;

/// Database roles. The first migration creates them without login, under the [names][RoleNames] that the configuration
/// gives them; a connection takes one by `set role`.
public enum DatabaseRole {
    /// Owns the tables. Only migrations and the log's own functions act in this role.
    OWNER,
    /// Reads the log and calls its functions. It can neither insert into the log nor move its head.
    APPLICATION,
    /// Reads the log and writes read models.
    PROJECTIONS
}
