package dev.scoresheet.bootstrap.kernel.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scoresheet.adapters.cli.kernel.CommandLineRunner;
import dev.scoresheet.adapters.cli.kernel.ConfigurationScope;
import dev.scoresheet.adapters.cli.kernel.Output;
import dev.scoresheet.adapters.cli.kernel.Verb;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import dev.scoresheet.application.kernel.Product;
import dev.scoresheet.bootstrap.kernel.Launch;
import dev.scoresheet.bootstrap.kernel.configuration.ConfigurationReader;
import dev.scoresheet.bootstrap.kernel.configuration.Settings;
import dev.scoresheet.bootstrap.kernel.wiring.StoreAccess;
import dev.scoresheet.bootstrap.kernel.wiring.Wiring;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Commands of a subject on a given database, run in this process as the launch runs them.
///
/// @param home stands for the launcher's folder
public record Commands<E>(Supplier<Wiring<E>> wiring, DatabaseAddress address, Path home) {

    /// End of a command, with what it wrote.
    public record Ended(int code, String out, String err) {}

    /// All verbs that work on a database, without `serve`.
    public List<Verb> onDatabases() {
        try (var lifecycle = new Lifecycle()) {
            return verbs(wiring.get(), lifecycle).stream()
                    .filter(verb -> verb.needs() == ConfigurationScope.DATABASE)
                    .toList();
        }
    }

    /// Names of all verbs that end by themselves.
    public List<String> names() {
        try (var lifecycle = new Lifecycle()) {
            return verbs(wiring.get(), lifecycle).stream()
                    .map(Verb::words)
                    .filter(name -> !name.equals("serve"))
                    .toList();
        }
    }

    public Ended run(List<String> words) {
        var subject = wiring.get();
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        try (var lifecycle = new Lifecycle()) {
            var access = new StoreAccess<>(subject, lifecycle);
            var shell = new CommandLineRunner(
                    Product.NAME,
                    Launch.verbs(access, subject, lifecycle),
                    needs -> Settings.options(needs, subject.settings()),
                    Output.to("answers", out),
                    Output.to("errors", err));
            var code = shell.run(
                    words.toArray(String[]::new),
                    (options, _) -> access.configured(
                            ConfigurationReader.read(options, environment(), home, subject.settings())),
                    ExitCodeMapping::on);
            return new Ended(code, out.toString(UTF_8), err.toString(UTF_8));
        }
    }

    private static <E> List<Verb> verbs(Wiring<E> subject, Lifecycle lifecycle) {
        return Launch.verbs(new StoreAccess<>(subject, lifecycle), subject, lifecycle);
    }

    private Map<String, String> environment() {
        return Map.of(
                Product.variable("database-url"), address.jdbcUrl(),
                Product.variable("database-user"), address.user(),
                Product.variable("database-password"), address.password());
    }
}
