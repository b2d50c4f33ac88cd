package dev.scoresheet.adapters.http.kernel.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Reader of files on the class path.
final class Resource {

    private Resource() {}

    static String text(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    /// @param path path from the root of the class path, without a slash in front
    static byte[] bytes(String path) {
        try (var in = Resource.class.getResourceAsStream("/" + path)) {
            if (in == null) {
                throw new IllegalStateException("the class path has no file " + path);
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
