package dev.scoresheet.adapters.embedded.kernel;

import dev.scoresheet.application.kernel.Product;
import dev.scoresheet.application.kernel.database.DataFolderUnusable;
import dev.scoresheet.application.kernel.database.ServerFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

/// Files of a database cluster inside a data folder, created on first use and never deleted. `folder` holds the
/// application's files (`password`, `port`); `folder/postgres` belongs to PostgreSQL.
record Cluster(Path folder, Path data, Binaries binaries, ServerUser owner) {

    /// Name of the database, and of its owner.
    static final String NAME = Product.DEPLOYED_NAME;
    static final String MAJOR = "18";

    private static final Duration MAKING = Duration.ofMinutes(3);

    static Cluster in(Path given, Binaries binaries) {
        try {
            var folder = given.toRealPath();
            if (folder.toString().chars().anyMatch(Character::isISOControl)) {
                throw new DataFolderUnusable(
                        ("the data folder %s has a control character in its name, which PostgreSQL cannot read;"
                                        + " name another folder with --data-dir")
                                .formatted(folder));
            }
            letThrough(folder);
            var data = folder.resolve("postgres");
            refuseUnusable(folder, data);
            var cluster = new Cluster(folder, data, binaries, ServerUser.of(data, folder, binaries));
            if (!isThere(data)) {
                cluster.make();
            }
            return cluster;
        } catch (IOException problem) {
            throw FileFailure.unusable(given, problem);
        }
    }

    /// True if the file exists. An unreadable path is an error, not a missing database.
    private static boolean isThere(Path file) throws IOException {
        try {
            Files.readAttributes(file, BasicFileAttributes.class);
            return true;
        } catch (NoSuchFileException absent) {
            return false;
        }
    }

    /// Lets the cluster's owner pass through root's folder. Only root can read the files in it.
    private static void letThrough(Path folder) throws IOException {
        if (ServerUser.isRoot()) {
            var permissions = Files.getPosixFilePermissions(folder);
            permissions.add(PosixFilePermission.GROUP_EXECUTE);
            permissions.add(PosixFilePermission.OTHERS_EXECUTE);
            Files.setPosixFilePermissions(folder, permissions);
        }
    }

    private static void refuseUnusable(Path folder, Path data) throws IOException {
        if (!isThere(data)) {
            return;
        }
        var version = data.resolve("PG_VERSION");
        if (!ServerUser.isRoot() && !Files.getOwner(data).getName().equals(System.getProperty("user.name"))) {
            throw new DataFolderUnusable(
                    "%s belongs to user %s; start as that user, or name another folder with --data-dir"
                            .formatted(data, Files.getOwner(data).getName()));
        }
        if (!isThere(version)) {
            throw new DataFolderUnusable(
                    "%s exists and is not a database; move it away, or name another folder with --data-dir"
                            .formatted(data));
        }
        var major = Files.readString(version).strip();
        if (!major.equals(MAJOR)) {
            throw new DataFolderUnusable(("%s was written by PostgreSQL %s and this release has %s;"
                            + " export the log with the release that wrote it,"
                            + " and import it into a new folder")
                    .formatted(data, major, MAJOR));
        }
        if (!isThere(folder.resolve("password"))) {
            throw new DataFolderUnusable(
                    "the file %s, which holds the password of this database, is missing; restore it"
                            .formatted(folder.resolve("password")));
        }
    }

    /// Renames the database when it is complete, so that a killed first start leaves no partial one.
    private void make() throws IOException {
        var beside = folder.resolve("postgres.making");
        Binaries.delete(beside);
        Files.createDirectory(
                beside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        var given = beside.resolveSibling("password.making");
        writePrivately(folder.resolve("password"), newPassword());
        writePrivately(given, password());
        owner.take(given);
        owner.take(beside);
        try {
            var made = ProcessRunner.run(owner.command(initdb(beside, given)), MAKING);
            if (!made.ok()) {
                throw new ServerFailed(
                        "PostgreSQL could not create a database in %s:\n%s".formatted(folder, made.said()));
            }
        } finally {
            Files.delete(given);
        }
        Files.move(beside, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private List<String> initdb(Path place, Path passwordFile) {
        return List.of(
                binaries.program("initdb"),
                "--pgdata=" + place,
                "--username=" + NAME,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--data-checksums");
    }

    private static String newPassword() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static void writePrivately(Path file, String text) throws IOException {
        var beside = file.resolveSibling(file.getFileName() + ".writing");
        Files.deleteIfExists(beside);
        Files.createFile(beside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(beside, text + "\n");
        } catch (IOException failed) {
            throw FileFailure.named(beside, failed);
        }
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    String password() {
        return read("password");
    }

    private String read(String name) {
        try {
            return Files.readString(folder.resolve(name)).strip();
        } catch (IOException problem) {
            throw new UncheckedIOException("cannot read " + folder.resolve(name), problem);
        }
    }
}
