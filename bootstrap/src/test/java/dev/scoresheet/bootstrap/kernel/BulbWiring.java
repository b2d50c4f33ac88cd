package dev.scoresheet.bootstrap.kernel;

import dev.scoresheet.adapters.json.kernel.BulbEventTypes;
import dev.scoresheet.adapters.postgres.kernel.table.ViewTable;
import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.bootstrap.kernel.store.Stores;
import dev.scoresheet.bootstrap.kernel.wiring.ConfiguredSubject;
import dev.scoresheet.bootstrap.kernel.wiring.SubjectApi;
import dev.scoresheet.bootstrap.kernel.wiring.Wiring;
import dev.scoresheet.domain.kernel.BulbEvent;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/// Wiring of the bulbs, without verbs.
///
/// @param made source of its tables, called when the kernel reads them
/// @param api source of its API on the stores of a server
public record BulbWiring(
        Topology<BulbEvent> topology, Supplier<List<ViewTable<?, ?>>> made, Function<Stores<BulbEvent>, SubjectApi> api)
        implements Wiring<BulbEvent> {

    /// Creates a wiring without read models and routes.
    BulbWiring() {
        this(new Topology<>(List.of()), List::of, _ -> SubjectApi.empty());
    }

    @Override
    public List<String> subjects() {
        return List.of();
    }

    @Override
    public EventCodec<BulbEvent> codec() {
        return BulbEventTypes.codec();
    }

    @Override
    public List<ViewTable<?, ?>> tables() {
        return made.get();
    }

    @Override
    public ConfiguredSubject<BulbEvent> configured(Map<String, String> given) {
        return new ConfiguredSubject<>(topology, Map.of(), api);
    }
}
