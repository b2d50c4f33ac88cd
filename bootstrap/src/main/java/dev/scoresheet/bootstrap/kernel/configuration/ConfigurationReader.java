package dev.scoresheet.bootstrap.kernel.configuration;

import dev.scoresheet.application.kernel.database.ServerFolders;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Reader of the configuration from its sources. It reports all problems at once.
public final class ConfigurationReader {

    private ConfigurationReader() {}

    /// @param home folder of the launcher, the base of relative defaults
    /// @param ofSubject settings of the subject
    /// @throws ConfigurationRefused with all problems
    public static Configuration read(
            Map<String, String> options, Map<String, String> environment, Path home, List<Setting<?>> ofSubject) {
        var settings = Settings.with(ofSubject);
        var values = new SettingReader(ConfigurationSources.read(options, environment, home, settings));
        ofSubject.forEach(values::value);
        var configuration = new Configuration(
                ListenerSettings.api(values),
                ListenerSettings.operations(values),
                values.value(ListenerSettings.OPERATIONS_TOKEN),
                values.value(DatabaseSettings.STORE),
                NodeSettings.roles(values),
                ReadModelSettings.consumers(values),
                ReadModelSettings.rebuilds(values),
                values.value(ReadModelSettings.TRACE_VIEW),
                CommandSettings.commands(values),
                PoolSettings.options(values),
                values.value(PoolSettings.RECEIPT_DAYS),
                LimitSettings.limits(values),
                values.value(Settings.LOG_FORMAT),
                new ServerFolders(
                        absolute(values.value(DatabaseSettings.DATA_DIR)),
                        values.value(NameSettings.CACHE_DIR).map(ConfigurationReader::absolute)),
                DatabaseSettings.address(values),
                NameSettings.roles(values),
                settings.stream().map(setting -> shown(setting, values)).toList(),
                ofSubject.stream()
                        .filter(values::isGiven)
                        .collect(Collectors.toMap(
                                Setting::key, setting -> values.given(setting).value())));
        if (!values.problems().isEmpty()) {
            throw new ConfigurationRefused(String.join("\n  ", values.problems()));
        }
        return configuration;
    }

    private static String absolute(Path folder) {
        return folder.toAbsolutePath().normalize().toString();
    }

    private static ShownSetting shown(Setting<?> setting, SettingReader values) {
        var given = values.given(setting);
        var value = given.isDefault() ? given.value() : setting.shown(given.value());
        return new ShownSetting(setting.key(), value, given.origin());
    }
}
