package dev.scoresheet.adapters.postgres.kernel.connection;

import java.util.Map;

/// Database roles. The first migration creates them without login; a connection takes one by `set role`. Roles belong
/// to the server: two databases of one server share them. So their names begin with the product's name.
public enum DatabaseRole {
    /// Owns the tables. Only migrations and the log's own functions act in this role.
    OWNER("scoresheet_owner"),
    /// Reads the log and calls its functions. It can neither insert into the log nor move its head.
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

    /// Placeholders of migrations: `${owner}`, `${application}`, `${projections}`.
    static Map<String, String> placeholders() {
        return Map.of("owner", OWNER.role, "application", APPLICATION.role, "projections", PROJECTIONS.role);
    }
}
