package dev.scoresheet.bootstrap.chess.faults;

import dev.scoresheet.bootstrap.chess.faults.Fault.End;
import dev.scoresheet.bootstrap.chess.faults.Fault.NotHere;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Faults of the machine around server and database.
final class MachineFaults {

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);
    private static final int HANDLES = 200;
    private static final int IDLE = 190;

    private MachineFaults() {}

    /// The data folder is a file system of its own, and something else fills it to the last block.
    static Fault diskFull(Duration lasts) {
        return new Fault("disk full", lasts, true, (_, folder) -> smallFileSystem(folder), victim -> filled(victim));
    }

    private static End smallFileSystem(Path folder) throws Exception {
        Files.createDirectories(folder);
        int mounted;
        try {
            mounted = run("mount", "-t", "tmpfs", "-o", "size=400m", "scoresheet-test", folder.toString());
        } catch (IOException noMount) {
            throw new NotHere("there is no mount: " + noMount.getMessage());
        }
        if (mounted != 0) {
            throw new NotHere("this user cannot mount a tmpfs");
        }
        return () -> {
            if (run("umount", folder.toString()) != 0) {
                throw new IOException("not unmounted: " + folder);
            }
        };
    }

    private static int run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return -1;
        }
        return process.exitValue();
    }

    /// Room that the database kept for its own log is used up, too.
    private static End filled(Victim victim) throws IOException {
        var ballast = victim.folder().resolve("ballast");
        var out = Files.newOutputStream(ballast, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        fill(out);
        var filling = Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    useUpReserve(victim);
                    fill(out);
                    Thread.sleep(BETWEEN_TRIES);
                }
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
            }
        });
        return () -> {
            filling.interrupt();
            filling.join();
            out.close();
            Files.delete(ballast);
        };
    }

    private static void fill(OutputStream out) {
        for (int block = 1 << 20; block >= 512; block /= 2) {
            try {
                while (true) {
                    out.write(new byte[block]);
                }
            } catch (IOException full) {
                // for blocks of this size
            }
        }
    }

    private static void useUpReserve(Victim victim) {
        try (var connection = victim.connect();
                var statement = connection.createStatement()) {
            statement.execute("select pg_switch_wal()");
        } catch (IOException | SQLException full) {
            return;
        }
    }

    /// The process may have few files open, and idle connections of clients want nearly all.
    static Fault handlesUsedUp(Duration lasts) {
        return new Fault(
                "file handles",
                lasts,
                false,
                (sandbox, _) -> {
                    sandbox.handles(HANDLES);
                    return DatabaseFaults.nothing();
                },
                MachineFaults::idleClients);
    }

    private static End idleClients(Victim victim) {
        var idle = new ArrayList<Socket>();
        var crowd = Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    idle.removeIf(MachineFaults::isOver);
                    come(victim, idle);
                    Thread.sleep(BETWEEN_TRIES);
                }
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
            }
        });
        return () -> {
            crowd.interrupt();
            crowd.join();
            for (var socket : idle) {
                socket.close();
            }
        };
    }

    private static void come(Victim victim, List<Socket> idle) {
        var api = URI.create(victim.api());
        try {
            while (idle.size() < IDLE) {
                idle.add(new Socket(api.getHost(), api.getPort()));
            }
        } catch (IOException refused) {
            return;
        }
    }

    /// Returns true if the server closed the socket.
    private static boolean isOver(Socket socket) {
        try {
            socket.setSoTimeout(1);
            if (socket.getInputStream().read() >= 0) {
                return false;
            }
        } catch (java.net.SocketTimeoutException open) {
            return false;
        } catch (IOException reset) {
            // closed as well
        }
        try {
            socket.close();
        } catch (IOException closed) {
            return true;
        }
        return true;
    }
}
