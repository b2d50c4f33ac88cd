package dev.scoresheet.bootstrap.kernel.wiring;

import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import dev.scoresheet.application.kernel.projection.ViewIdentity;
import dev.scoresheet.bootstrap.kernel.configuration.Configuration;
import dev.scoresheet.bootstrap.kernel.process.DataFile;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/// Settings of the subject that the last server on a data folder had. The server writes them to the folder, where they
/// stay after its end. Commands read them, so that they act on the views that the server serves.
///
/// @param values values of the settings, by key
/// @param parameters parameters of the identities that result from the values, by view
public record ServedSettings(Map<String, String> values, Map<String, String> parameters) {

    private static final String DATABASE = "database";
    private static final String SETTING = "setting.";
    private static final String PARAMETERS = "parameters.";

    public ServedSettings {
        values = Map.copyOf(values);
        parameters = Map.copyOf(parameters);
    }

    public static ServedSettings of(Map<String, String> values, List<ViewIdentity> identities) {
        var parameters = new TreeMap<String, String>();
        identities.forEach(identity -> parameters.put(identity.view(), identity.parameters()));
        return new ServedSettings(values, parameters);
    }

    public void leave(Configuration configuration) throws IOException {
        var properties = new Properties();
        properties.setProperty(DATABASE, database(configuration));
        values.forEach((key, value) -> properties.setProperty(SETTING + key, value));
        parameters.forEach((view, digest) -> properties.setProperty(PARAMETERS + view, digest));
        var text = new StringWriter();
        properties.store(text, "settings of the last server on this folder");
        DataFile.write(file(configuration), text.toString());
    }

    /// Reads the settings. Empty if no server ran on the data folder, or if the last one had another database.
    public static Optional<ServedSettings> of(Configuration configuration) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(Files.readString(file(configuration))));
        } catch (NoSuchFileException | IllegalArgumentException none) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(DataFile.named(file(configuration), unreadable));
        }
        return database(configuration).equals(properties.getProperty(DATABASE))
                ? Optional.of(new ServedSettings(some(properties, SETTING), some(properties, PARAMETERS)))
                : Optional.empty();
    }

    private static Map<String, String> some(Properties properties, String prefix) {
        var some = new TreeMap<String, String>();
        properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith(prefix))
                .forEach(name -> some.put(name.substring(prefix.length()), properties.getProperty(name)));
        return some;
    }

    /// Returns the URL of the database without user and password.
    private static String database(Configuration configuration) {
        return configuration
                .database()
                .map(DatabaseAddress::jdbcUrl)
                .map(url -> url.replaceFirst("\\?.*", ""))
                .orElse("embedded");
    }

    private static Path file(Configuration configuration) {
        return configuration.dataDir().resolve("served");
    }
}
