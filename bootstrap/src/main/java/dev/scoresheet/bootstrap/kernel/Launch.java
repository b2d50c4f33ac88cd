package dev.scoresheet.bootstrap.kernel;

import dev.scoresheet.adapters.cli.kernel.CommandLineRunner;
import dev.scoresheet.adapters.cli.kernel.ConfigVerb;
import dev.scoresheet.adapters.cli.kernel.ExportVerb;
import dev.scoresheet.adapters.cli.kernel.ImportEventsVerb;
import dev.scoresheet.adapters.cli.kernel.ImportEventsVerb.EventsImport;
import dev.scoresheet.adapters.cli.kernel.MigrateVerb;
import dev.scoresheet.adapters.cli.kernel.NodesVerb;
import dev.scoresheet.adapters.cli.kernel.Output;
import dev.scoresheet.adapters.cli.kernel.PurgeReceiptsVerb;
import dev.scoresheet.adapters.cli.kernel.ServeVerb;
import dev.scoresheet.adapters.cli.kernel.TopologyVerb;
import dev.scoresheet.adapters.cli.kernel.Verb;
import dev.scoresheet.adapters.cli.kernel.VerbFailed;
import dev.scoresheet.adapters.cli.kernel.VerifyVerb;
import dev.scoresheet.adapters.cli.kernel.VerifyVerb.LogVerification;
import dev.scoresheet.adapters.cli.kernel.VersionVerb;
import dev.scoresheet.adapters.cli.kernel.processes.ProcessVerbs;
import dev.scoresheet.adapters.cli.kernel.streams.StreamsVerb;
import dev.scoresheet.adapters.cli.kernel.views.ViewVerbs;
import dev.scoresheet.adapters.json.kernel.JsonExportFormat;
import dev.scoresheet.adapters.json.kernel.JsonImportFormat;
import dev.scoresheet.application.kernel.Product;
import dev.scoresheet.application.kernel.database.EmbeddedDatabase;
import dev.scoresheet.application.kernel.operations.ClockCheck;
import dev.scoresheet.application.kernel.operations.Verification;
import dev.scoresheet.application.kernel.operations.nodes.NodeLister;
import dev.scoresheet.application.kernel.operations.streams.StreamSurvey;
import dev.scoresheet.application.kernel.operations.transfer.Export;
import dev.scoresheet.application.kernel.operations.transfer.LogImport;
import dev.scoresheet.bootstrap.kernel.configuration.Configuration;
import dev.scoresheet.bootstrap.kernel.configuration.ConfigurationReader;
import dev.scoresheet.bootstrap.kernel.configuration.Settings;
import dev.scoresheet.bootstrap.kernel.process.ExitCodeMapping;
import dev.scoresheet.bootstrap.kernel.process.LastWords;
import dev.scoresheet.bootstrap.kernel.process.Lifecycle;
import dev.scoresheet.bootstrap.kernel.process.LogFormat;
import dev.scoresheet.bootstrap.kernel.process.ReleaseVersion;
import dev.scoresheet.bootstrap.kernel.runtime.ProcessRuntime;
import dev.scoresheet.bootstrap.kernel.store.Stores;
import dev.scoresheet.bootstrap.kernel.wiring.StoreAccess;
import dev.scoresheet.bootstrap.kernel.wiring.Wiring;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.slf4j.bridge.SLF4JBridgeHandler;

/// Launcher of a process for any subject, from the command line to the exit code: logging, life cycle, configuration,
/// verbs.
public final class Launch {

    private Launch() {}

    /// Runs the command and ends the process with its exit code. Does not return.
    public static <E> void run(String[] arguments, Wiring<E> wiring) {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        LastWords.ofAllThreads();
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        var lifecycle = new Lifecycle().untilTheProcessEnds();
        var access = new StoreAccess<>(wiring, lifecycle);
        var commandLine = new CommandLineRunner(
                Product.NAME,
                verbs(access, wiring, lifecycle),
                scope -> Settings.options(scope, wiring.settings()),
                Output.standard(),
                Output.error());
        var code = commandLine.run(
                arguments,
                (options, _) -> configure(
                        access, ConfigurationReader.read(options, System.getenv(), home(), wiring.settings())),
                problem -> verdict(problem, lifecycle));
        lifecycle.close();
        System.exit(code);
    }

    private static void configure(StoreAccess<?> access, Configuration configuration) {
        if (configuration.jsonLogs()) {
            LogFormat.asJson();
        }
        access.configured(configuration);
    }

    public static <E> List<Verb> verbs(StoreAccess<E> access, Wiring<E> wiring, Lifecycle lifecycle) {
        var versions = new VersionVerb.Versions(
                ReleaseVersion.version(),
                Runtime.version().toString(),
                EmbeddedDatabase.ofThisBuild().map(EmbeddedDatabase::version).orElse("no embedded database"));
        var verbs = new ArrayList<Verb>(List.of(
                new ServeVerb(() -> new Server<>(access, wiring, lifecycle).start()),
                new VerifyVerb(access.unchanged(stores -> new LogVerification(
                        new Verification(stores.log(), stores.digest(), stores.codec(), wiring.owners()),
                        clock(stores)))),
                new ExportVerb(access.unchanged(stores -> new Export(
                        stores.log(), stores.processes().snapshots(), stores.digest(), new JsonExportFormat()))),
                new ImportEventsVerb(access.migrated(stores -> new EventsImport(
                        new LogImport(
                                stores.restore(),
                                new JsonImportFormat(),
                                stores.digest(),
                                stores.codec(),
                                wiring.owners()),
                        clock(stores)))),
                new MigrateVerb(access.schema()),
                new PurgeReceiptsVerb(access.unchanged(Stores::receipts)),
                new NodesVerb(access.unchanged(stores -> new NodeLister(
                        stores.views().nodes(),
                        stores.views().generations(),
                        stores.processes().leases()))),
                new StreamsVerb(access.unchanged(stores -> new StreamSurvey(stores.lengths(), wiring.owners()))),
                new ConfigVerb(() -> shown(access)),
                new TopologyVerb(wiring::owners),
                new VersionVerb(Product.TITLE, versions)));
        verbs.addAll(ViewVerbs.all(
                access.operations(), access.operationsOnAnyIdentity(), "user " + System.getProperty("user.name")));
        verbs.addAll(ProcessVerbs.all(
                access.unchanged(stores -> ProcessRuntime.operations(stores, wiring.owners())),
                "user " + System.getProperty("user.name")));
        verbs.addAll(wiring.verbs(access));
        // the class path has the benchmarks' verb only in a build with benchmarks
        ServiceLoader.load(Verb.class).forEach(verbs::add);
        return verbs;
    }

    /// Returns the settings in force. Refuses them if a server could not start with them.
    private static List<ConfigVerb.Effective> shown(StoreAccess<?> access) {
        access.subject();
        return access.configuration().settings().stream()
                .map(setting -> new ConfigVerb.Effective(setting.key(), setting.value(), setting.origin()))
                .toList();
    }

    private static ClockCheck clock(Stores<?> stores) {
        return new ClockCheck(stores.log(), stores.clock()::estimate);
    }

    /// Maps a failure to an exit code and one line. If the process is ending, the thread sleeps and reports nothing:
    /// the end has closed what the command was using.
    private static VerbFailed verdict(Exception problem, Lifecycle lifecycle) {
        lifecycle.sleepIfEnding();
        return ExitCodeMapping.on(problem);
    }

    /// Returns the folder of the launcher, which the launcher sets as a property; the working folder without the
    /// launcher.
    private static Path home() {
        return Path.of(System.getProperty(Product.NAME + ".home", "")).toAbsolutePath();
    }
}
