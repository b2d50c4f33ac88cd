package dev.scoresheet.adapters.postgres.kernel.node;

import dev.scoresheet.adapters.postgres.kernel.connection.Pool;
import dev.scoresheet.adapters.postgres.kernel.connection.SqlFailureMapping;
import dev.scoresheet.application.kernel.node.HttpStanding;
import dev.scoresheet.application.kernel.node.NodeRegistration;
import dev.scoresheet.application.kernel.node.NodeRegistry;
import dev.scoresheet.application.kernel.node.NodeRole;
import dev.scoresheet.application.kernel.node.RegisteredNode;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/// Rows of `kernel.registered_node`, by the database's clock.
public final class PostgresNodeRegistry implements NodeRegistry {

    private final Pool pool;

    public PostgresNodeRegistry(Pool pool) {
        this.pool = pool;
    }

    private <T> T answer(Function<DSLContext, T> question) {
        try {
            return pool.transact(connection -> question.apply(DSL.using(connection, SQLDialect.POSTGRES)));
        } catch (SQLException failure) {
            throw SqlFailureMapping.of(failure);
        }
    }

    @Override
    public void register(NodeRegistration registration, Duration lasts) {
        var http = registration.roles().contains(NodeRole.HTTP);
        answer(sql -> {
            var written = NodeRows.write(sql, registration, lasts);
            return http ? DowntimeRows.heartbeat(sql) : written;
        });
    }

    @Override
    public void leave(String name) {
        answer(sql -> NodeRows.delete(sql, name));
    }

    @Override
    public List<RegisteredNode> nodes() {
        return answer(NodeRows::all);
    }

    @Override
    public Duration downtimeSince(Instant since) {
        return answer(sql -> DowntimeRows.since(sql, since));
    }

    @Override
    public HttpStanding http() {
        return answer(DowntimeRows::standing);
    }
}
