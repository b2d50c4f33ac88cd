package dev.scoresheet.adapters.embedded.kernel;

import dev.scoresheet.application.kernel.database.ServerFailed;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.tukaani.xz.XZInputStream;

/// Archive with the programs of a PostgreSQL server, a resource on the class path.
record ServerArchive(URL at) {

    static ServerArchive ofThisMachine() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        var machine = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        var name = "/postgres-%s-%s.txz".formatted(system, machine);
        var found = ServerArchive.class.getResource(name);
        if (found == null) {
            throw new ServerFailed("no embedded PostgreSQL for this machine (%s, %s); name a server with --database-url"
                    .formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
        }
        return new ServerArchive(found);
    }

    /// Returns a name that depends on the content, so that another release never meets these files.
    String name() throws IOException {
        if (at.openConnection() instanceof JarURLConnection jar) {
            var entry = jar.getJarEntry();
            return "postgresql-%08x-%d".formatted(entry.getCrc(), entry.getSize());
        }
        throw new IOException("the server's archive is not in a jar: " + at);
    }

    /// Unpacks plain files, folders and symbolic links. Refuses other entries, and paths that lead out of the folder.
    void unpackInto(Path folder) throws IOException {
        var target = folder.toAbsolutePath().normalize();
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(at.openStream())))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var path = entry.resolveIn(target);
                switch (entry.getLinkFlag()) {
                    case TarConstants.LF_DIR -> Files.createDirectories(path);
                    case TarConstants.LF_NORMAL, TarConstants.LF_OLDNORM -> file(tar, entry, path);
                    case TarConstants.LF_SYMLINK -> link(entry, path, target);
                    default -> throw new IOException("cannot unpack this type of entry: " + entry.getName());
                }
            }
        }
    }

    private static void file(TarArchiveInputStream tar, TarArchiveEntry entry, Path path) throws IOException {
        Files.createDirectories(path.getParent());
        Files.copy(tar, path);
        var executable = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }

    private static void link(TarArchiveEntry entry, Path path, Path target) throws IOException {
        if (!path.resolveSibling(entry.getLinkName()).normalize().startsWith(target)) {
            throw new IOException("a link leads out of the archive: " + entry.getName());
        }
        Files.createDirectories(path.getParent());
        Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
    }
}
