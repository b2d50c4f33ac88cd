package dev.scoresheet.adapters.postgres.kernel;

import java.sql.SQLException;

/// Source of slow and unreliable commits. Each transaction waits 0 to 5 ms between insert and commit, and 3 in
/// 10 are rolled back like a serialisation failure.
final class Disturbance {

    private Disturbance() {}

    /// @param table whose every inserted row means one transaction
    static void of(TestDatabase database, String table) throws SQLException {
        try (var connection = database.address().connect(10);
                var statement = connection.createStatement()) {
            statement.execute("""
                    create function public.disturb() returns trigger language plpgsql as $$
                    begin
                        perform pg_sleep(random() * 0.005);
                        if random() < 0.3 then
                            raise exception 'disturbed' using errcode = 'serialization_failure';
                        end if;
                        return null;
                    end
                    $$;
                    create constraint trigger disturbed after insert on %s
                        deferrable initially deferred for each row execute function public.disturb()
                    """.formatted(table));
        }
    }
}
