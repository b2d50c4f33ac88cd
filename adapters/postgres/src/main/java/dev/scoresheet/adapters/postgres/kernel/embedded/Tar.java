package dev.scoresheet.adapters.postgres.kernel.embedded;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// Reader that unpacks a POSIX ustar archive of plain files, folders and symbolic links. It refuses other entries, and
/// paths that lead out of the target.
final class Tar {

    private static final int BLOCK = 512;

    private final InputStream in;
    private final Path target;

    Tar(InputStream in, Path target) {
        this.in = in;
        this.target = target.toAbsolutePath().normalize();
    }

    void unpack() throws IOException {
        for (var header = in.readNBytes(BLOCK); isEntry(header); header = in.readNBytes(BLOCK)) {
            var size = octal(header, 124, 12);
            var path = inside(name(header));
            switch (header[156]) {
                case '5' -> Files.createDirectories(path);
                case '0', 0 -> file(path, size, octal(header, 100, 8));
                case '2' -> link(path, text(header, 157, 100));
                default ->
                    throw new IOException("cannot unpack an entry of type '" + (char) header[156] + "': " + path);
            }
        }
    }

    private static boolean isEntry(byte[] header) throws EOFException {
        if (header.length < BLOCK) {
            throw new EOFException("the archive ends in the middle of an entry");
        }
        return header[0] != 0;
    }

    private void file(Path path, long size, long mode) throws IOException {
        Files.createDirectories(path.getParent());
        try (var out = Files.newOutputStream(path)) {
            for (var left = size; left > 0; ) {
                var chunk = in.readNBytes((int) Math.min(left, 1 << 16));
                if (chunk.length == 0) {
                    throw new EOFException("the archive ends inside " + path);
                }
                out.write(chunk);
                left -= chunk.length;
            }
        }
        in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
        var executable = (mode & 0100) != 0;
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }

    private void link(Path path, String to) throws IOException {
        Files.createDirectories(path.getParent());
        inside(target.relativize(path.resolveSibling(to)).toString());
        Files.createSymbolicLink(path, Path.of(to));
    }

    private Path inside(String name) throws IOException {
        var path = target.resolve(name).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("an entry leads out of the archive: " + name);
        }
        return path;
    }

    private static String name(byte[] header) {
        var prefix = text(header, 345, 155);
        var name = text(header, 0, 100);
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    private static String text(byte[] header, int from, int most) {
        var length = 0;
        while (length < most && header[from + length] != 0) {
            length++;
        }
        return new String(header, from, length, StandardCharsets.UTF_8);
    }

    private static long octal(byte[] header, int from, int most) {
        return Long.parseLong(text(header, from, most).strip(), 8);
    }
}
