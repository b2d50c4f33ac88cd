package dev.scoresheet.adapters.postgres.kernel.connection;

import java.util.Map;

/// The database roles, made by the first migration without login; connections take one by `set role`. They belong to
/// the server, so two databases of one server share them and their names begin with the product's.
public enum DatabaseRole {
    /// Owns the tables. Only migrations and the log's own functions act as it.
    OWNER("scoresheet_owner"),
    /// Reads the log and calls its functions. Can neither insert into the log nor move its head.
    APPLICATION("scoresheet_application"),
    /// Reads the log and writes read models.
    PROJECTIONS("scoresheet_projections");

    private final String role;

    DatabaseRole(String role) {
        this.role = role;
    }

    public String role() {
        return role;
    }

    /// What migrations call them: `${owner}`, `${application}`, `${projections}`.
    static Map<String, String> placeholders() {
        return Map.of("owner", OWNER.role, "application", APPLICATION.role, "projections", PROJECTIONS.role);
    }
}
