package dev.scoresheet.bootstrap.kernel;

import dev.scoresheet.application.kernel.Product;
import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.Topology.BoundedContext;
import dev.scoresheet.application.kernel.command.Aggregate;
import dev.scoresheet.application.kernel.command.KeyForm;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.AppendResult;
import dev.scoresheet.application.kernel.log.append.ExpectedVersion;
import dev.scoresheet.application.kernel.log.append.StreamAppend;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.projection.Projection;
import dev.scoresheet.bootstrap.kernel.configuration.ConfigurationReader;
import dev.scoresheet.bootstrap.kernel.process.Lifecycle;
import dev.scoresheet.bootstrap.kernel.store.Stores;
import dev.scoresheet.bootstrap.kernel.wiring.StoreAccess;
import dev.scoresheet.bootstrap.kernel.wiring.SubjectApi;
import dev.scoresheet.domain.kernel.BulbDecider;
import dev.scoresheet.domain.kernel.BulbEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// Server of the bulbs in this process, with a store in memory. The test appends to its log directly.
final class ServedBulbs implements AutoCloseable {

    static final String TOKEN = "token-of-the-operations";

    private final Lifecycle lifecycle = new Lifecycle();
    private final CompletableFuture<Stores<BulbEvent>> stores = new CompletableFuture<>();
    private final String operations;

    /// @param home stands for the launcher's folder
    ServedBulbs(Path home, List<Projection<BulbEvent, ?, ?, ?>> projections) throws Exception {
        var bulbs = new Aggregate<>(
                "bulb",
                KeyForm.ANY,
                BulbEvent.class,
                new BulbDecider(),
                command -> new StreamId("bulb", command.bulb()));
        var light = new BoundedContext<>("Light", List.of(bulbs), Set.of(), projections);
        var wiring = new BulbWiring(new Topology<BulbEvent>(List.of(light)).traced(Set.of()), List::of, opened -> {
            stores.complete(opened);
            return SubjectApi.empty();
        });
        var access = new StoreAccess<>(wiring, lifecycle);
        var options = Map.of("store", "memory", "port", "0", "operations-port", "0", "poll-millis", "20");
        var environment = Map.of(Product.variable("operations-token"), TOKEN);
        access.configured(ConfigurationReader.read(options, environment, home, List.of()));
        operations = new Server<>(access, wiring, lifecycle).start().port().operations();
    }

    String operations() {
        return operations;
    }

    /// Appends the first events of a bulb.
    void append(String bulb, BulbEvent... events) {
        var stream = new StreamAppend<>(new StreamId("bulb", bulb), new ExpectedVersion.Exactly(0), List.of(events));
        var appended = stores.join().events().append(new Append.Fresh<>(List.of(stream), Metadata.of("of-" + bulb)));
        if (!(appended instanceof AppendResult.Appended)) {
            throw new AssertionError("not appended: " + appended);
        }
    }

    @Override
    public void close() {
        lifecycle.close();
    }
}
