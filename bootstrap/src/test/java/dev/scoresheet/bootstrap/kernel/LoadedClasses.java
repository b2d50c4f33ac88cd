package dev.scoresheet.bootstrap.kernel;

import dev.scoresheet.adapters.postgres.kernel.InMemory;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/// Class path of this build as jars, and an archive of the classes that a server loads from them. A process
/// that maps the archive needs half the time to start. Both are in `target/sandbox`. A test process makes them
/// again once a file of the class path has changed. Without the archive a process only starts more slowly.
record LoadedClasses(String classPath, Path archive) {

    private static final class Made {
        static final LoadedClasses CLASSES = made();
    }

    static LoadedClasses ofThisBuild() {
        return Made.CLASSES;
    }

    /// Makes the jars and the archive in the first of several test processes.
    private static LoadedClasses made() {
        var folder = Path.of("target", "sandbox").toAbsolutePath();
        try {
            Files.createDirectories(folder);
            try (var channel = FileChannel.open(
                            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var _ = channel.lock()) {
                return made(folder);
            }
        } catch (IOException problem) {
            throw new IllegalStateException("cannot prepare the class path of sandboxes", problem);
        }
    }

    private static LoadedClasses made(Path folder) throws IOException {
        var given = List.of(System.getProperty("java.class.path").split(File.pathSeparator));
        var jars = new ArrayList<String>();
        for (var entry : given) {
            jars.add(
                    Files.isDirectory(Path.of(entry))
                            ? folder.resolve(jars.size() + ".jar").toString()
                            : entry);
        }
        var classes = new LoadedClasses(String.join(File.pathSeparator, jars), folder.resolve("classes.jsa"));
        var stamp = folder.resolve("stamp");
        var now = fingerprint(given);
        if (!Files.exists(stamp) || !Files.readString(stamp).equals(now)) {
            Files.deleteIfExists(stamp);
            Files.deleteIfExists(classes.archive);
            for (int entry = 0; entry < jars.size(); entry++) {
                if (!jars.get(entry).equals(given.get(entry))) {
                    pack(Path.of(given.get(entry)), Path.of(jars.get(entry)));
                }
            }
            classes.make();
            Files.writeString(stamp, now);
        }
        return classes;
    }

    /// A server starts and ends; what it loaded is kept. Where it does not start, the tests say why.
    private void make() throws IOException {
        var home = new InMemory().createTempDirectory();
        try (var sandbox =
                new Sandbox(home, List.of("-XX:ArchiveClassesAtExit=" + archive, "-Xlog:disable"), classPath)) {
            sandbox.serve().terminate();
        } catch (Exception failed) {
            System.out.println("sandboxes have no archive of loaded classes: " + failed.getMessage());
        } finally {
            InMemory.delete(home);
        }
    }

    List<String> options() {
        return Files.exists(archive) ? List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:disable") : List.of();
    }

    private static String fingerprint(List<String> classPath) throws IOException {
        var seen = new StringBuilder();
        for (var entry : classPath) {
            if (Files.exists(Path.of(entry))) {
                for (var file : pathsBelow(Path.of(entry))) {
                    seen.append(file)
                            .append(' ')
                            .append(Files.size(file))
                            .append(' ')
                            .append(Files.getLastModifiedTime(file))
                            .append('\n');
                }
            }
        }
        return seen.toString();
    }

    private static List<Path> pathsBelow(Path entry) throws IOException {
        try (var all = Files.walk(entry)) {
            return all.filter(path -> Files.isRegularFile(path) || !path.equals(entry))
                    .sorted()
                    .toList();
        }
    }

    private static void pack(Path folder, Path jar) throws IOException {
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (var path : pathsBelow(folder)) {
                var name = folder.relativize(path).toString().replace(File.separatorChar, '/');
                var isFolder = Files.isDirectory(path);
                out.putNextEntry(new JarEntry(isFolder ? name + '/' : name));
                if (!isFolder) {
                    Files.copy(path, out);
                }
            }
        }
    }
}
