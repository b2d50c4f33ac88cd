package dev.scoresheet.adapters.postgres.kernel.connection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/// History of one subject's migrations: a table in its schema, which every node must read.
///
/// @param application the name of the role that nodes read it as
record MigrationHistory(String subject, String application) {

    static final String TABLE = "flyway_schema_history";

    /// The user, in place of a role.
    private static final String USER = "";

    private static final String READABLE = """
            select has_schema_privilege(who.name, n.oid, 'usage') and has_table_privilege(who.name, c.oid, 'select')
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            cross join (select coalesce(nullif(?, ''), current_user)::name as name) who
            where n.nspname = ? and c.relname = ?""";

    /// True if this user can read the history without a role; empty without a history.
    Optional<Boolean> isReadable(Connection connection) throws SQLException {
        return isReadable(connection, USER);
    }

    private Optional<Boolean> isReadable(Connection connection, String role) throws SQLException {
        try (var statement = connection.prepareStatement(READABLE)) {
            statement.setString(1, role);
            statement.setString(2, subject);
            statement.setString(3, TABLE);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(rows.getBoolean(1)) : Optional.empty();
            }
        }
    }

    /// Grants this role the right to read it, unless the role has it.
    ///
    /// @throws DatabaseUnsuitable when this user has no right to grant it
    void grant(Connection connection) throws SQLException {
        if (isReadable(connection, application).equals(Optional.of(true))) {
            return;
        }
        try (var statement = connection.createStatement()) {
            statement.execute("grant usage on schema \"%s\" to \"%s\"".formatted(subject, application));
            statement.execute("grant select on \"%s\".\"%s\" to \"%s\"".formatted(subject, TABLE, application));
        } catch (SQLException failure) {
            if (DatabaseFault.of(failure) == DatabaseFault.DENIED) {
                throw notGranted();
            }
            throw failure;
        }
        // the server only warns a user that has a privilege but must not grant it
        if (!isReadable(connection, application).equals(Optional.of(true))) {
            throw notGranted();
        }
    }

    private DatabaseUnsuitable notGranted() {
        return new DatabaseUnsuitable(
                "role %s cannot read %s.%s, and this user cannot grant it; run `migrate` as the schema owner"
                        .formatted(application, subject, TABLE));
    }
}
