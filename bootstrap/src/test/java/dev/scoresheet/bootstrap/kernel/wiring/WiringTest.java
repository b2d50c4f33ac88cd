package dev.scoresheet.bootstrap.kernel.wiring;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.http.kernel.route.Route;
import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.memory.kernel.MemoryLog;
import dev.scoresheet.adapters.memory.kernel.MemoryViews;
import dev.scoresheet.adapters.metrics.kernel.Metrics;
import dev.scoresheet.adapters.postgres.kernel.LifeTable;
import dev.scoresheet.adapters.postgres.kernel.table.ViewTable;
import dev.scoresheet.adapters.postgres.kernel.table.ViewTables;
import dev.scoresheet.adapters.postgres.kernel.trace.TraceTable;
import dev.scoresheet.application.kernel.SubjectIncomplete;
import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.projection.BulbLives;
import dev.scoresheet.application.kernel.projection.Projection;
import dev.scoresheet.application.kernel.time.TimeSource;
import dev.scoresheet.bootstrap.architecture.House;
import dev.scoresheet.bootstrap.kernel.BulbWiring;
import dev.scoresheet.bootstrap.kernel.configuration.Configuration.Commands;
import dev.scoresheet.bootstrap.kernel.store.Stores;
import dev.scoresheet.domain.kernel.BulbEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Check of the wirings of this system, for any subject. A part that is missing fails the build, not the
/// first start.
final class WiringTest {

    private static final SubjectApi NO_API = SubjectApi.empty();

    @Test
    void every_read_model_has_its_table_and_every_operation_its_route() throws Exception {
        var wirings = House.REAL.classes().stream()
                .filter(type -> type.isAssignableTo(Wiring.class) && !type.isInterface())
                .toList();
        assertFalse(wirings.isEmpty());
        for (var type : wirings) {
            var constructor = type.reflect().getDeclaredConstructor();
            constructor.setAccessible(true);
            check((Wiring<?>) constructor.newInstance());
        }
    }

    @Test
    void a_table_without_a_column_is_found() {
        refused("the table of view bulb-lives names []; it must name each column of life once", () -> {
            var shape = LifeTable.view().shape();
            return List.of(ViewTable.of("bulb-lives", shape).reading(row -> row, row -> row));
        });
    }

    @Test
    void a_read_model_without_a_table_is_found() {
        refused("view 'bulb-lives' is not registered", List::of);
    }

    @Test
    void a_route_without_an_operation_is_found() {
        var route = new Route("fly", _ -> {
            throw new AssertionError("no call is made");
        });
        var api = new SubjectApi(SubjectApi.empty().contract(), List.of(route), List.of());
        refused("these endpoints have no operation: [fly]", planted(() -> List.of(LifeTable.view()), api));
    }

    private static void refused(String problem, Supplier<List<ViewTable<?, ?>>> made) {
        refused(problem, planted(made, NO_API));
    }

    private static void refused(String problem, Wiring<?> planted) {
        var incomplete = assertThrows(SubjectIncomplete.class, () -> check(planted));
        assertTrue(incomplete.getMessage().contains(problem), incomplete::getMessage);
    }

    private static <E> void check(Wiring<E> wiring) {
        var tables = new ViewTables(Stream.concat(wiring.tables().stream(), Stream.of(TraceTable.view()))
                .toList());
        var subject = wiring.configured(Map.of());
        subject.projections().forEach(projection -> tables.require(projection.name()));
        var log = new MemoryLog<>(wiring.codec(), new Sha256LogDigest(), TimeSource.system(), "test");
        var views = new MemoryViews(subject.projections(), log.feed()::head, TimeSource.system());
        subject.api()
                .apply(Stores.of(log, views, wiring.codec(), new Metrics(), Commands.DEFAULT))
                .endpoints("memory", Optional.empty());
    }

    /// Creates a wiring of one read model that may lack a part.
    private static BulbWiring planted(Supplier<List<ViewTable<?, ?>>> made, SubjectApi api) {
        var projections = List.<Projection<BulbEvent, ?, ?, ?>>of(new BulbLives(1, ""));
        var light = new Topology.BoundedContext<BulbEvent>("Light", List.of(), Set.of(), projections);
        return new BulbWiring(new Topology<>(List.of(light)), made, _ -> api);
    }
}
