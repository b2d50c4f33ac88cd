package dev.scoresheet.bootstrap.kernel.configuration;

import static dev.scoresheet.adapters.cli.kernel.ConfigurationScope.EVERYTHING;

import dev.scoresheet.bootstrap.kernel.configuration.Configuration.Listen;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/// Settings of the two HTTP listeners.
final class ListenerSettings {

    static final Setting<String> HOST =
            new Setting<>("host", "HOST", "address of the API", "127.0.0.1", EVERYTHING, ValueFormat.text());

    static final Setting<Integer> PORT = new Setting<>(
            "port", "PORT", "port of the API, 0 takes a free one", "8080", EVERYTHING, ValueFormat.port());

    static final Setting<String> OPERATIONS_HOST = new Setting<>(
            "operations-host",
            "HOST",
            "address of the operations listener",
            "127.0.0.1",
            EVERYTHING,
            ValueFormat.text());

    static final Setting<Integer> OPERATIONS_PORT = new Setting<>(
            "operations-port",
            "PORT",
            "port of the operations listener, 0 takes a free one",
            "8081",
            EVERYTHING,
            ValueFormat.port());

    static final Setting<Optional<String>> OPERATIONS_TOKEN = new Setting<>(
            "operations-token",
            "",
            "bearer token of the operations listener (default: made, in the data folder)",
            "",
            EVERYTHING,
            ValueFormat.text("16 to 200 visible ASCII characters", text -> text.matches("[\\x21-\\x7e]{16,200}"))
                    .orNone());

    private ListenerSettings() {}

    static Listen api(SettingReader values) {
        return new Listen(values.value(HOST), values.value(PORT));
    }

    static Listen operations(SettingReader values) {
        var listen = new Listen(values.value(OPERATIONS_HOST), values.value(OPERATIONS_PORT));
        if (listen.port() != 0 && listen.equals(api(values))) {
            values.problem("port and operations-port are both %d: give each its own".formatted(listen.port()));
        }
        if (!values.isGiven(OPERATIONS_TOKEN) && !isLoopback(listen.host(), values)) {
            values.problem(("operations-host is %s, which other machines can reach: set %s to a token of your own,"
                            + " or use 127.0.0.1")
                    .formatted(listen.host(), OPERATIONS_TOKEN.variable()));
        }
        return listen;
    }

    private static boolean isLoopback(String host, SettingReader values) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            values.problem("operations-host is %s, which is not an address of this machine".formatted(host));
            return true;
        }
    }
}
