package dev.scoresheet.adapters.embedded.kernel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// File in which PostgreSQL records the process that runs on a cluster.
///
/// The JDK reports a process as ended when it has no file handle left for the check. So these checks read attributes
/// and links of `/proc`, which needs no handle. Without `/proc`, the JDK needs none either.
record PidFile(Path data) {

    private static final Path PROCESSES = Path.of("/proc");
    private static final int PROCESS = 0;
    private static final int PORT = 3;

    private Path file() {
        return data.resolve("postmaster.pid");
    }

    /// Finds the server that the file names.
    Sighting look() {
        try {
            var claimed = claim(Files.readAllLines(file()));
            return claimed.isPresent() ? look(claimed.get()) : withoutClaim();
        } catch (NoSuchFileException none) {
            return new Sighting.Absent();
        } catch (IOException unreadable) {
            return unsure(unreadable);
        }
    }

    /// Checks whether a known server still runs. It may have ended, and another program may have its process id.
    Sighting look(Sighting.Running server) {
        try {
            var runs = hasProc() ? runs(server.process()) : runs(ProcessHandle.of(server.process()));
            return runs ? server : new Sighting.Absent();
        } catch (IOException unseen) {
            return unsure(unseen);
        }
    }

    /// Deletes the file of a server that has certainly ended. PostgreSQL does not start while the file names a process
    /// id that another program now has.
    void forget(Sighting.Absent server) throws IOException {
        Files.deleteIfExists(file());
    }

    private static Optional<Sighting.Running> claim(List<String> lines) {
        try {
            return lines.size() <= PORT
                    ? Optional.empty()
                    : Optional.of(new Sighting.Running(
                            Long.parseLong(lines.get(PROCESS).strip()),
                            Integer.parseInt(lines.get(PORT).strip())));
        } catch (NumberFormatException partly) {
            return Optional.empty();
        }
    }

    /// Checks all processes, because the file is incomplete. It is being written, or the power failed during a write.
    private Sighting withoutClaim() throws IOException {
        if (!hasProc()) {
            return new Sighting.Unsure("%s is incomplete; delete it if no PostgreSQL runs there".formatted(file()));
        }
        try (var all = Files.newDirectoryStream(PROCESSES, "[1-9]*")) {
            for (var process : all) {
                if (runs(Long.parseLong(process.getFileName().toString()))) {
                    return new Sighting.Unsure(
                            "%s is incomplete, and process %s runs there".formatted(file(), process.getFileName()));
                }
            }
        }
        return new Sighting.Absent();
    }

    private static boolean hasProc() {
        return Files.isDirectory(PROCESSES.resolve("self"));
    }

    /// True if a process of the cluster's owner works in its folder.
    private boolean runs(long number) throws IOException {
        var process = PROCESSES.resolve(Long.toString(number));
        var owner = owner(data);
        try {
            return owner(process) == owner && worksHere(process);
        } catch (NoSuchFileException ended) {
            return false;
        }
    }

    /// True if the process works in this folder. Root with limited rights, as in many containers, sees only the command
    /// line of others.
    private boolean worksHere(Path process) throws IOException {
        try {
            return Files.isSameFile(process.resolve("cwd"), data);
        } catch (AccessDeniedException closed) {
            var call = new String(Files.readAllBytes(process.resolve("cmdline")), StandardCharsets.UTF_8);
            return List.of(call.split("\0")).contains(data.toString());
        }
    }

    private boolean runs(Optional<ProcessHandle> process) throws IOException {
        if (process.isEmpty()) {
            return false;
        }
        var info = process.get().info();
        if (info.command().isPresent()) {
            return info.command().get().endsWith("/postgres");
        }
        if (info.user().equals(Optional.of(Files.getOwner(data).getName()))) {
            throw new IOException("this user cannot see the program of process %d"
                    .formatted(process.get().pid()));
        }
        return false;
    }

    private static int owner(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:uid");
    }

    private static Sighting unsure(IOException failed) {
        return new Sighting.Unsure(String.valueOf(failed));
    }
}
