package dev.scoresheet.adapters.postgres.kernel.process;

import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseError;
import dev.scoresheet.adapters.postgres.kernel.connection.Pool;
import java.sql.SQLException;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/// Transactions on the tables of processes.
record ProcessTransactions(Pool pool) {

    <T> T answer(Function<DSLContext, T> work) {
        try {
            return transact(work);
        } catch (SQLException failure) {
            throw thrown(failure);
        }
    }

    <T> T transact(Function<DSLContext, T> work) throws SQLException {
        return pool.transact(connection -> work.apply(DSL.using(connection, SQLDialect.POSTGRES)));
    }

    static RuntimeException thrown(SQLException failure) {
        return DatabaseError.of(failure).thrown("processes cannot be reached");
    }
}
