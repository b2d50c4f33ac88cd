package dev.scoresheet.adapters.embedded.kernel;

import dev.scoresheet.application.kernel.Product;
import dev.scoresheet.application.kernel.database.ServerFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Programs of a PostgreSQL server, unpacked once per machine and user from the archive on the class path. Concurrent
/// first starts unpack into their own folders. The first rename wins, so no process sees a half unpacked server.
record Binaries(Path home) {

    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    /// @param given the only folder that may hold the programs; empty for the usual ones
    static Binaries unpacked(Optional<Path> given) {
        var archive = ServerArchive.ofThisMachine();
        var failures = new StringBuilder();
        for (var cache : given.map(List::of).orElseGet(Binaries::caches)) {
            try {
                return new Binaries(unpacked(archive, cache));
            } catch (IOException unusable) {
                failures.append("\n  ").append(cache).append(": ").append(unusable);
            }
        }
        throw new ServerFailed("PostgreSQL cannot be unpacked into any folder:" + failures);
    }

    /// Keeps root's programs out of root's home: the unprivileged owner of the data folder must reach them.
    private static List<Path> caches() {
        var user = System.getProperty("user.name");
        var temporary = Path.of(System.getProperty("java.io.tmpdir"), Product.DEPLOYED_NAME + "-" + user);
        if (ServerUser.isRoot()) {
            return List.of(Path.of("/var/cache", Product.DEPLOYED_NAME), temporary);
        }
        return List.of(Path.of(System.getProperty("user.home"), ".cache", Product.DEPLOYED_NAME), temporary);
    }

    private static Path unpacked(ServerArchive archive, Path cache) throws IOException {
        refuseShellCharacters(cache);
        Files.createDirectories(cache);
        refuseForeign(cache);
        var home = cache.resolve(archive.name());
        if (Files.isDirectory(home)) {
            refuseForeign(home);
            return home;
        }
        var beside = Files.createTempDirectory(cache, "unpacking-");
        try {
            archive.unpackInto(beside);
            Files.setPosixFilePermissions(beside, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(beside, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException lost) {
            if (!Files.isDirectory(home)) {
                throw lost;
            }
        } finally {
            delete(beside);
        }
        return home;
    }

    /// Refuses a path that a shell would change. `initdb` and `pg_ctl` call the server by a shell, in double quotes.
    private static void refuseShellCharacters(Path cache) throws IOException {
        if (cache.toString()
                .chars()
                .anyMatch(character -> "\"$`\\".indexOf(character) >= 0 || Character.isISOControl(character))) {
            throw new IOException("the name has a character that a shell would change");
        }
    }

    /// Refuses a folder that another user can write to, because the node runs programs from it.
    private static void refuseForeign(Path folder) throws IOException {
        var permissions = Files.getPosixFilePermissions(folder);
        var mine = Files.getOwner(folder).getName().equals(System.getProperty("user.name"));
        if (!mine
                || permissions.contains(PosixFilePermission.OTHERS_WRITE)
                || permissions.contains(PosixFilePermission.GROUP_WRITE)) {
            throw new IOException("another user owns it or can write to it");
        }
    }

    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException problem) {
            throw new UncheckedIOException("cannot delete " + folder, problem);
        }
    }
}
