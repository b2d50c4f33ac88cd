package dev.scoresheet.adapters.http.kernel.page;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/// The two files of Swagger UI that the server shows. The rest of its WebJar has example pages, and a script that loads
/// the example of another server.
///
/// The path has the release of Swagger UI, so that browsers may keep the files until the next one.
final class SwaggerUi {

    private static final String VERSION = version();
    static final String PATH = "/api/docs/" + VERSION + "/";

    private SwaggerUi() {}

    static PageFolder folder() {
        return PageFolder.read(
                PATH,
                "META-INF/resources/webjars/swagger-ui/" + VERSION,
                "public, max-age=31536000, immutable",
                "swagger-ui.css",
                "swagger-ui-bundle.js");
    }

    /// Reads the release from the WebJar, so that only the build names it.
    private static String version() {
        var properties = new Properties();
        try {
            properties.load(
                    new ByteArrayInputStream(Resource.bytes("META-INF/maven/org.webjars/swagger-ui/pom.properties")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return properties.getProperty("version");
    }
}
