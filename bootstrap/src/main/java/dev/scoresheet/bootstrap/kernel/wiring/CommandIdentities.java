package dev.scoresheet.bootstrap.kernel.wiring;

import dev.scoresheet.application.kernel.projection.ViewIdentity;
import dev.scoresheet.application.kernel.projection.generation.Generation;
import dev.scoresheet.bootstrap.kernel.configuration.Configuration;
import dev.scoresheet.bootstrap.kernel.configuration.ConfigurationRefused;
import dev.scoresheet.bootstrap.kernel.configuration.Setting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Choice of the view identities that a command acts on, where settings of the subject are part of them. The settings
/// are those of the command, else those of the last server on the data folder, else the defaults.
public final class CommandIdentities<E> {

    private final Wiring<E> wiring;
    private final Map<String, String> given;
    private final boolean tracing;
    private final Optional<ServedSettings> served;

    CommandIdentities(Wiring<E> wiring, Configuration configuration) {
        this.wiring = wiring;
        this.given = configuration.ofSubject();
        this.tracing = configuration.tracing();
        this.served = ServedSettings.of(configuration);
    }

    /// Configures the subject with the chosen settings.
    ConfiguredSubject<E> configured() {
        var all = new TreeMap<>(served.map(ServedSettings::values).orElse(Map.of()));
        all.putAll(given);
        return wiring.configured(all).tracing(tracing);
    }

    /// Does the same for a command that acts on no identity. Leaves out settings of the server that are no longer
    /// usable.
    ConfiguredSubject<E> configuredIfPossible() {
        try {
            return configured();
        } catch (ConfigurationRefused unusable) {
            return wiring.configured(given).tracing(tracing);
        }
    }

    /// Refuses defaults where other parameters serve, and files that changed since the server read them. Never refuses
    /// settings given to the command: they may be there to fill another identity.
    ///
    /// @throws ConfigurationRefused with the names of the missing settings
    void check(ConfiguredSubject<E> subject, List<Generation> generations) {
        var deciding = wiring.settings().stream()
                .filter(setting -> subject.inForce().containsKey(setting.key()))
                .toList();
        if (deciding.stream().allMatch(setting -> given.containsKey(setting.key()))) {
            return;
        }
        for (var identity : subject.identities()) {
            if (served.isPresent()) {
                var then = served.get().parameters().get(identity.view());
                if (then != null && !then.equals(identity.parameters())) {
                    throw refused(
                            deciding,
                            ("the last server on the data folder served %s with other parameters (%s) than"
                                            + " its settings give now (%s)")
                                    .formatted(identity.view(), named(then), named(identity.parameters())));
                }
            } else if (othersServe(identity, generations)) {
                throw refused(
                        deciding,
                        "%s serves with other parameters than this command has (%s)"
                                .formatted(identity.view(), named(identity.parameters())));
            }
        }
    }

    private static boolean othersServe(ViewIdentity identity, List<Generation> generations) {
        var serving = generations.stream()
                .filter(one -> one.role() == Generation.Role.SERVING)
                .filter(one -> one.identity().view().equals(identity.view()))
                .filter(one -> one.identity().version() == identity.version())
                .toList();
        var ours =
                serving.stream().filter(one -> one.identity().equals(identity)).toList();
        var others =
                serving.stream().filter(one -> !one.identity().equals(identity)).toList();
        return ours.isEmpty()
                ? !others.isEmpty()
                : ours.stream().allMatch(one -> one.owner().isEmpty())
                        && others.stream().anyMatch(one -> one.owner().isPresent());
    }

    private static ConfigurationRefused refused(List<Setting<?>> deciding, String why) {
        var options = deciding.stream()
                .map(setting -> "--" + setting.key() + " " + setting.label())
                .collect(Collectors.joining(" and "));
        return new ConfigurationRefused("%s: give %s as its server has it".formatted(why, options));
    }

    private static String named(String parameters) {
        return parameters.isEmpty() ? "none" : parameters;
    }
}
