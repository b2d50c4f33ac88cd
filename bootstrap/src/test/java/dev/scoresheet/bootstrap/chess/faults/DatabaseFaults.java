package dev.scoresheet.bootstrap.chess.faults;

import dev.scoresheet.application.kernel.Product;
import dev.scoresheet.bootstrap.chess.faults.Fault.End;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Faults of a database that is there all the time, or comes back.
final class DatabaseFaults {

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(2);
    private static final int KILLS = 20;

    private DatabaseFaults() {}

    /// As in a fail-over through a standby: sessions end, and new ones may not write. Those that were opened meanwhile
    /// are left to the server.
    static Fault readOnlySessions(Duration lasts) {
        return new Fault("read-only sessions", lasts, true, victim -> {
            readOnly(victim, true);
            return () -> readOnly(victim, false);
        });
    }

    private static void readOnly(Victim victim, boolean on) throws IOException, SQLException {
        try (var connection = victim.connect();
                var statement = connection.createStatement()) {
            statement.execute("set default_transaction_read_only = off");
            statement.execute("alter database " + Product.DEPLOYED_NAME + " set default_transaction_read_only = "
                    + (on ? "on" : "off"));
            if (on) {
                statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where datname = current_database() and pid <> pg_backend_pid()");
            }
        }
    }

    /// SIGSTOP to every process of it: connections stay open, and nothing is answered.
    static Fault frozen(Duration lasts) {
        return new Fault("frozen database", lasts, true, victim -> {
            var postmaster = victim.postmaster();
            signal("STOP", postmaster);
            var frozen = new ArrayList<>(List.of(postmaster));
            for (var process : postmaster.descendants().toList()) {
                signal("STOP", process);
                frozen.add(process);
            }
            return () -> {
                for (var process : frozen) {
                    signal("CONT", process);
                }
            };
        });
    }

    private static void signal(String name, ProcessHandle process) throws IOException, InterruptedException {
        var sent = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        if (sent.waitFor() != 0 && process.isAlive()) {
            throw new IOException("SIG" + name + " did not reach " + process.pid());
        }
    }

    /// The database is killed, and a stranger has its port before it is started again.
    static Fault portTaken(Duration lasts) {
        return new Fault("port taken", lasts, true, victim -> {
            var port = victim.port();
            for (int kill = 0; kill < KILLS; kill++) {
                victim.postmaster().destroyForcibly();
                var giveUp = System.nanoTime() + Duration.ofSeconds(1).toNanos();
                while (System.nanoTime() < giveUp) {
                    try {
                        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress())::close;
                    } catch (BindException notYet) {
                        Thread.onSpinWait();
                    }
                }
            }
            throw new AssertionError("the database was always the first to take its port");
        });
    }

    /// Strangers take every connection that the database allows, those of the server before all.
    static Fault connectionsUsedUp(Duration lasts) {
        return new Fault("connection limit", lasts, true, victim -> {
            var strangers = new ArrayList<Connection>();
            var first = stranger(victim);
            strangers.add(first);
            var greed = Thread.ofVirtual().start(() -> takeAll(victim, first, strangers));
            return () -> {
                greed.interrupt();
                greed.join();
                for (var stranger : strangers) {
                    stranger.close();
                }
            };
        });
    }

    private static void takeAll(Victim victim, Connection first, List<Connection> strangers) {
        try {
            while (true) {
                try {
                    strangers.add(stranger(victim));
                } catch (SQLException full) {
                    endOthers(first);
                    Thread.sleep(BETWEEN_TRIES);
                }
            }
        } catch (IOException | SQLException failed) {
            if (!Thread.currentThread().isInterrupted()) { // which closes its socket
                throw new IllegalStateException(failed);
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private static void endOthers(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where backend_type = 'client backend' and application_name <> 'stranger'");
        }
    }

    private static Connection stranger(Victim victim) throws IOException, SQLException {
        var connection = victim.connect();
        try (var statement = connection.createStatement()) {
            statement.execute("set application_name = 'stranger'");
            return connection;
        } catch (SQLException ended) {
            connection.close();
            throw ended;
        }
    }

    static End nothing() {
        return () -> {};
    }
}
