package dev.scoresheet.adapters.postgres.kernel;

import dev.scoresheet.adapters.postgres.kernel.connection.Migrations;

/// `./mvnw -Pjooq -pl adapters/postgres -am process-test-classes`: migrates a fresh test database and writes the
/// committed code anew.
final class GenerateJooq {

    private GenerateJooq() {}

    public static void main(String[] arguments) throws Exception {
        try (var database = TestDatabase.fresh()) {
            new Migrations(database.address(), JooqCode.subjects()).migrate();
            JooqCode.generate(database.address(), JooqCode.COMMITTED);
        }
    }
}
