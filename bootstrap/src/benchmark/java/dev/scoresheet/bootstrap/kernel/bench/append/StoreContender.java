package dev.scoresheet.bootstrap.kernel.bench.append;

import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.postgres.kernel.Postgres;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import dev.scoresheet.adapters.postgres.kernel.connection.PostgresOptions;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.AppendResult;
import java.util.OptionalLong;

/// Contender of the log itself, one node of it, with total order, idempotency and tamper evidence.
public final class StoreContender implements Contender {

    private final Postgres postgres;
    private final EventStore<OrderPlaced> store;

    public StoreContender(DatabaseAddress database) {
        postgres = Postgres.open(database, PostgresOptions.DEFAULT);
        store = postgres.eventStore(OrderPlaced.codec(), new Sha256LogDigest());
    }

    @Override
    public OptionalLong append(Append<OrderPlaced> append) {
        return switch (store.append(append)) {
            case AppendResult.Appended _ -> OptionalLong.empty();
            case AppendResult.VersionConflict conflict -> OptionalLong.of(conflict.actual());
            case AppendResult.AlreadyDone _,
                    AppendResult.KeyReused _,
                    AppendResult.Forgotten _,
                    AppendResult.Fenced _ ->
                throw new IllegalStateException(
                        "an append with a new key and an exact version was not written: " + append);
        };
    }

    @Override
    public void close() {
        postgres.close();
    }
}
