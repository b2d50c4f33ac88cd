package dev.scoresheet.adapters.memory.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.Topology.BoundedContext;
import dev.scoresheet.application.kernel.command.Aggregate;
import dev.scoresheet.application.kernel.command.KeyForm;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.AppendResult;
import dev.scoresheet.application.kernel.log.append.ExpectedVersion;
import dev.scoresheet.application.kernel.log.append.Receipt;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.append.ReceiptOutcome;
import dev.scoresheet.application.kernel.log.append.StreamAppend;
import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.application.kernel.log.codec.StoredEventDecoder;
import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.event.Entry;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.Principal;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.operations.views.ViewOperations;
import dev.scoresheet.application.kernel.operations.views.model.FoldParallelism;
import dev.scoresheet.application.kernel.operations.views.model.Node;
import dev.scoresheet.application.kernel.operations.views.model.ReadModels;
import dev.scoresheet.application.kernel.projection.Projection;
import dev.scoresheet.application.kernel.projection.Story;
import dev.scoresheet.application.kernel.projection.generation.BulkReader;
import dev.scoresheet.application.kernel.projection.generation.Generations;
import dev.scoresheet.application.kernel.projection.generation.Lease;
import dev.scoresheet.application.kernel.projection.generation.Leases;
import dev.scoresheet.application.kernel.projection.generation.Views;
import dev.scoresheet.application.kernel.projection.step.ProjectionStepper;
import dev.scoresheet.application.kernel.projection.subscription.ViewSubscription;
import dev.scoresheet.application.kernel.time.TimeSource;
import dev.scoresheet.domain.kernel.BulbDecider;
import dev.scoresheet.domain.kernel.BulbEvent;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/// A log and views in memory with a toy read model, or several, and what operations on it need.
final class Workshop implements AutoCloseable {

    static final String BY = "the test";
    static final Duration LEASE = Duration.ofSeconds(2);
    static final long PLENTY = 1 << 30;
    private static final Filter FOLLOWED = new Filter(Set.of("bulb"), Set.of("bulb.switched-off"));

    final MemoryLogUnderTest log;
    final MemoryViews views;
    final Story story;
    private final List<Projection<BulbEvent, ?, ?, ?>> others;
    final ReadModels<BulbEvent> models;
    final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private Workshop(
            MemoryLogUnderTest log,
            MemoryViews views,
            Story story,
            List<Projection<BulbEvent, ?, ?, ?>> others,
            BulkReader bulk) {
        this(log, views, story, others, bulk, views.generations(), views.leases(), views);
    }

    private Workshop(
            MemoryLogUnderTest log,
            MemoryViews views,
            Story story,
            List<Projection<BulbEvent, ?, ?, ?>> others,
            BulkReader bulk,
            Generations generations,
            Leases leases,
            Views seen) {
        this.log = log;
        this.views = views;
        this.story = story;
        this.others = others;
        this.models = new ReadModels<>(
                topology(story, others),
                new StoredEventDecoder<>(log.codec(), log.digest()),
                log.feed(),
                log.reader(),
                bulk,
                generations,
                leases,
                seen,
                new FoldParallelism(threads, 2, 1),
                node("here"));
    }

    static Workshop of(Story story) {
        return of(story, List.of());
    }

    static Workshop of(Story story, List<Projection<BulbEvent, ?, ?, ?>> others) {
        var log = MemoryLogUnderTest.empty();
        var all = new ArrayList<>(others);
        all.add(story);
        var views = new MemoryViews(all, log.feed()::head, Clock.systemUTC());
        return new Workshop(log, views, story, others, log.bulkReader());
    }

    /// The same log and views in another release, or through another reader.
    Workshop with(Story other) {
        return new Workshop(log, views, other, others, models.bulk());
    }

    Workshop reading(BulkReader bulk) {
        return new Workshop(log, views, story, others, bulk);
    }

    Workshop reading(EventCodec<BulbEvent> codec) {
        return new Workshop(
                new MemoryLogUnderTest(log.rows(), codec, log.clock()), views, story, others, models.bulk());
    }

    /// The same, on a store that is away for one call of the ports to generations and leases.
    Workshop awayAt(String call) {
        assertTrue(Stream.of(Generations.class, Leases.class)
                .flatMap(port -> Stream.of(port.getMethods()))
                .anyMatch(method -> method.getName().equals(call)));
        var generations = failing(Generations.class, models.generations(), call);
        var leases = failing(Leases.class, models.leases(), call);
        return new Workshop(log, views, story, others, models.bulk(), generations, leases, views);
    }

    /// The same, with other views before the eyes of the operations.
    Workshop seeing(Views other) {
        return new Workshop(log, views, story, others, models.bulk(), models.generations(), models.leases(), other);
    }

    private static <T> T failing(Class<T> port, T real, String call) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (_, method, arguments) -> {
                    if (method.getName().equals(call)) {
                        throw new StoreUnavailable("away", Duration.ZERO);
                    }
                    return method.invoke(real, arguments);
                }));
    }

    private static Topology<BulbEvent> topology(Story story, List<Projection<BulbEvent, ?, ?, ?>> others) {
        var bulbs = new Aggregate<>(
                "bulb",
                KeyForm.ANY,
                BulbEvent.class,
                new BulbDecider(),
                command -> new StreamId("bulb", command.bulb()));
        var all = new ArrayList<>(others);
        all.add(story);
        return new Topology<>(List.of(new BoundedContext<>("Light", List.of(bulbs), Set.of(), all)));
    }

    private static Node node(String name) {
        return new Node(name, LEASE, TimeSource.system());
    }

    /// Operations of one process.
    ///
    /// @param memory bytes for the rows of all rebuilds and checks together
    ViewOperations operations(String node, FoldParallelism parallelism, long memory) {
        var seen = new ReadModels<>(
                models.topology(),
                models.decoder(),
                models.feed(),
                models.log(),
                models.bulk(),
                models.generations(),
                models.leases(),
                models.views(),
                parallelism,
                node(node));
        return ViewOperations.of(seen, new MemoryPositions(log.rows()), memory);
    }

    ViewOperations operations(String node, long memory) {
        return operations(node, models.parallelism(), memory);
    }

    ViewOperations operations() {
        return operations("here", PLENTY);
    }

    /// Appends events of one stream; answers the last position.
    long happened(String bulb, BulbEvent... events) {
        var stream = new StreamAppend<>(new StreamId("bulb", bulb), new ExpectedVersion.Any(), List.of(events));
        var receipt = new Receipt(
                new ReceiptKey(
                        new Principal.Client("workshop"), UUID.randomUUID().toString()),
                Bytes.of(new byte[32]),
                ReceiptOutcome.DONE,
                Map.of());
        var result = log.store().append(new Append.Keyed<>(List.of(stream), receipt, Metadata.of("c")));
        return ((AppendResult.Appended) result).lastPosition().orElseThrow();
    }

    /// The generation that serves, followed up to the head by a node of its own.
    long followed() {
        var generation =
                models.generations().atStart(story.identity()).orElseThrow().number();
        follow(generation, 7);
        return generation;
    }

    void follow(long generation, int batch) {
        var lease = models.leases().acquire(generation, "server", LEASE).orElseThrow();
        subscription(lease, batch).step();
        var subscription = subscription(lease, batch);
        for (long before = -1, at = 0; before < at; ) {
            before = at;
            at = subscription.step().position();
        }
        models.leases().release(lease);
    }

    ViewSubscription<BulbEvent, String, Story.Row> subscription(Lease lease, int batch) {
        return new ViewSubscription<>(
                "story",
                models.feed(),
                FOLLOWED,
                new ProjectionStepper<>(story, FOLLOWED),
                views.view(story, lease.generation()),
                lease.epoch(),
                batch);
    }

    /// The rows of a generation by the text of their keys.
    Map<String, String> rows(long generation) {
        var rows = new TreeMap<String, String>();
        try (var snapshot = views.snapshot(List.of(generation))) {
            snapshot.rows(story, generation, (String key, Story.Row row) -> rows.put(key, row.told()));
        }
        return rows;
    }

    String row(long generation, String key) {
        return Optional.ofNullable(rows(generation).get(key)).orElse("");
    }

    void assertSameRows(long one, long other) {
        assertEquals(rows(one), rows(other));
    }

    List<Entry<BulbEvent>> entries() {
        return models.feed().after(0, Filter.ALL, Integer.MAX_VALUE).entries();
    }

    @Override
    public void close() {
        threads.close();
    }
}
