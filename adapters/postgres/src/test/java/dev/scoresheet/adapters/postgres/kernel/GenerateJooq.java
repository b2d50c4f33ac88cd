package dev.scoresheet.adapters.postgres.kernel;

import dev.scoresheet.adapters.postgres.kernel.connection.Migrations;

/// Program behind `./mvnw -Pjooq -pl adapters/postgres -am process-test-classes`. It migrates a fresh test
/// database and generates the committed code again.
final class GenerateJooq {

    private GenerateJooq() {}

    public static void main(String[] arguments) throws Exception {
        try (var database = TestDatabase.fresh()) {
            new Migrations(database.address(), JooqCode.subjects()).migrate();
            JooqCode.generate(database.address(), JooqCode.COMMITTED);
        }
    }
}
