package dev.scoresheet.adapters.embedded.kernel;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// Settings of the server. They are on its command line, so that no setting inside the database overrides them.
final class ServerSettings {

    /// Settings that make commits durable. All are on by PostgreSQL's default; the list makes that explicit.
    static final Map<String, String> DURABLE =
            Map.of("fsync", "on", "full_page_writes", "on", "synchronous_commit", "on");

    private ServerSettings() {}

    static Map<String, String> with(Map<String, String> changed) {
        var all = new TreeMap<>(DURABLE);
        all.put("listen_addresses", "127.0.0.1");
        all.put("unix_socket_directories", "");
        all.put("max_connections", "200");
        all.put("password_encryption", "scram-sha-256");
        all.put("shared_buffers", "128MB");
        all.put("max_wal_size", "1GB");
        all.put("wal_level", "replica");
        all.put("timezone", "UTC");
        all.put("authentication_timeout", "10s");
        all.put("client_connection_check_interval", "5s");
        all.put("tcp_keepalives_idle", "10");
        all.put("tcp_keepalives_interval", "5");
        all.put("tcp_keepalives_count", "3");
        all.putAll(log());
        all.putAll(changed);
        return all;
    }

    /// One file a day, for a week. Statements and error details are not logged, because both quote users' data.
    private static Map<String, String> log() {
        var log = new LinkedHashMap<String, String>();
        log.put("logging_collector", "on");
        log.put("log_directory", "log");
        log.put("log_filename", "postgresql-%a.log");
        log.put("log_rotation_age", "1d");
        log.put("log_rotation_size", "0");
        log.put("log_truncate_on_rotation", "on");
        log.put("log_timezone", "UTC");
        log.put("log_error_verbosity", "terse");
        log.put("log_min_error_statement", "panic");
        log.put("log_parameter_max_length_on_error", "0");
        return log;
    }
}
