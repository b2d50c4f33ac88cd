package dev.scoresheet.bootstrap.architecture;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.scoresheet.application.kernel.log.EventFeed;
import dev.scoresheet.application.kernel.log.EventFeedContract;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.EventStoreContract;
import dev.scoresheet.application.kernel.log.ReceiptContract;
import dev.scoresheet.application.kernel.log.StreamContract;
import dev.scoresheet.application.kernel.log.stored.LogReader;
import dev.scoresheet.application.kernel.log.stored.LogReaderContract;
import dev.scoresheet.application.kernel.log.stored.PositionReader;
import dev.scoresheet.application.kernel.log.stored.PositionReaderContract;
import dev.scoresheet.application.kernel.log.stored.ReceiptReader;
import dev.scoresheet.application.kernel.log.stored.ReceiptReaderContract;
import dev.scoresheet.application.kernel.node.NodeRegistry;
import dev.scoresheet.application.kernel.node.NodeRegistryContract;
import dev.scoresheet.application.kernel.operations.transfer.ExportSnapshots;
import dev.scoresheet.application.kernel.operations.transfer.LogRestore;
import dev.scoresheet.application.kernel.operations.transfer.LogRestoreContract;
import dev.scoresheet.application.kernel.process.inspect.ProcessInspector;
import dev.scoresheet.application.kernel.process.store.FenceContract;
import dev.scoresheet.application.kernel.process.store.PartitionLeases;
import dev.scoresheet.application.kernel.process.store.PartitionLeasesContract;
import dev.scoresheet.application.kernel.process.store.ProcessInspectorContract;
import dev.scoresheet.application.kernel.process.store.ProcessStore;
import dev.scoresheet.application.kernel.process.store.ProcessStoreContract;
import dev.scoresheet.application.kernel.projection.Visibility;
import dev.scoresheet.application.kernel.projection.generation.BulkLoad;
import dev.scoresheet.application.kernel.projection.generation.BulkLoadContract;
import dev.scoresheet.application.kernel.projection.generation.BulkReader;
import dev.scoresheet.application.kernel.projection.generation.BulkReaderContract;
import dev.scoresheet.application.kernel.projection.generation.CutOverContract;
import dev.scoresheet.application.kernel.projection.generation.Generations;
import dev.scoresheet.application.kernel.projection.generation.GenerationsContract;
import dev.scoresheet.application.kernel.projection.generation.Leases;
import dev.scoresheet.application.kernel.projection.generation.LeasesContract;
import dev.scoresheet.application.kernel.projection.generation.RetirementContract;
import dev.scoresheet.application.kernel.projection.generation.Snapshot;
import dev.scoresheet.application.kernel.projection.generation.SnapshotContract;
import dev.scoresheet.application.kernel.projection.step.View;
import dev.scoresheet.application.kernel.projection.step.ViewContract;
import dev.scoresheet.bootstrap.documents.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Each implementation of a port of the log, its views or processes has, in the same adapter, a test for
/// each suite of the port's contract.
final class ContractRules {

    private static final Map<Class<?>, Set<Class<?>>> CONTRACTS = Map.ofEntries(
            entry(EventStore.class, Set.of(EventStoreContract.class, StreamContract.class, ReceiptContract.class)),
            entry(EventFeed.class, Set.of(EventFeedContract.class)),
            entry(LogReader.class, Set.of(LogReaderContract.class)),
            entry(LogRestore.class, Set.of(LogRestoreContract.class)),
            entry(ExportSnapshots.class, Set.of(LogRestoreContract.class)),
            entry(PositionReader.class, Set.of(PositionReaderContract.class)),
            entry(ReceiptReader.class, Set.of(ReceiptReaderContract.class)),
            entry(NodeRegistry.class, Set.of(NodeRegistryContract.class)),
            entry(View.class, Set.of(ViewContract.class)),
            entry(Visibility.class, Set.of(ViewContract.class)),
            entry(Leases.class, Set.of(LeasesContract.class)),
            entry(
                    Generations.class,
                    Set.of(GenerationsContract.class, CutOverContract.class, RetirementContract.class)),
            entry(BulkLoad.class, Set.of(BulkLoadContract.class)),
            entry(Snapshot.class, Set.of(SnapshotContract.class)),
            entry(BulkReader.class, Set.of(BulkReaderContract.class)),
            entry(ProcessInspector.class, Set.of(ProcessInspectorContract.class)),
            entry(ProcessStore.class, Set.of(ProcessStoreContract.class, FenceContract.class)),
            entry(PartitionLeases.class, Set.of(PartitionLeasesContract.class)));

    @Test
    void every_implementation_runs_its_contract() throws IOException {
        var implementations = implementations(House.realClasses());
        assertEquals(
                List.of(),
                CONTRACTS.keySet().stream()
                        .filter(port -> implementations.stream().noneMatch(type -> type.isAssignableTo(port)))
                        .toList(),
                "ports without an implementation");
        assertEquals(List.of(), withoutContract(implementations, testsOfAdapters()));
    }

    @Test
    void an_implementation_without_a_contract_is_reported() throws IOException {
        var planted = new House(ContractRules.class.getPackageName() + ".planted.storewithoutcontract");
        assertEquals(
                List.of("BreaksByAnsweringNobody", "BreaksByPromisingNothing"),
                withoutContract(implementations(planted.classes()), testsOfAdapters()).stream()
                        .map(JavaClass::getSimpleName)
                        .sorted()
                        .toList());
    }

    private static List<JavaClass> implementations(JavaClasses classes) {
        return classes.stream()
                .filter(type -> !type.isInterface())
                .filter(type -> CONTRACTS.keySet().stream()
                        .anyMatch(port -> type.isAssignableTo(port) && !decorates(type, port)))
                .toList();
    }

    /// Returns true if a type decorates a port: it receives the port that it implements. A decorator relies on
    /// the promise of the object that it wraps and adds to it, such as a count.
    private static boolean decorates(JavaClass type, Class<?> port) {
        return type.getConstructors().stream()
                .flatMap(constructor -> constructor.getRawParameterTypes().stream())
                .anyMatch(parameter -> parameter.isEquivalentTo(port));
    }

    private static List<JavaClass> withoutContract(List<JavaClass> implementations, JavaClasses tests) {
        return implementations.stream()
                .filter(implementation -> CONTRACTS.entrySet().stream()
                        .filter(contracts -> implementation.isAssignableTo(contracts.getKey()))
                        .flatMap(contracts -> contracts.getValue().stream())
                        .anyMatch(contract -> tests.stream()
                                .filter(test -> adapter(test).equals(adapter(implementation)))
                                .noneMatch(test -> test.isAssignableTo(contract))))
                .toList();
    }

    /// The package of the adapter's part that has the class: `….adapters.postgres.kernel` for all packages below.
    private static String adapter(JavaClass type) {
        return type.getPackageName().replaceFirst("(\\.adapters\\.[^.]+\\.[^.]+).*", "$1");
    }

    private static JavaClasses testsOfAdapters() throws IOException {
        try (var modules = Files.list(Documents.root().resolve("adapters"))) {
            return new ClassFileImporter()
                    .importPaths(modules.map(module -> module.resolve("target/test-classes"))
                            .filter(Files::isDirectory)
                            .toList());
        }
    }
}
