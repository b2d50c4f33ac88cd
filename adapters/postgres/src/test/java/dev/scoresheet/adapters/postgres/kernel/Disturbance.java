package dev.scoresheet.adapters.postgres.kernel;

import java.sql.SQLException;

/// Makes commits slow and unreliable: between the insert and the commit of every transaction lies a delay of 0 to 5 ms,
/// and 3 in 10 are rolled back as a serialisation failure is.
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
