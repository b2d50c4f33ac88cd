package dev.scoresheet.bootstrap.kernel.bench.http;

import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import dev.scoresheet.application.kernel.Product;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/// Data folder of a server under measurement.
record ServerData(Path folder) {

    /// Returns the process of the embedded database; empty if the server has none.
    OptionalLong databaseProcess() {
        var file = folder.resolve("postgres").resolve("postmaster.pid");
        return Files.exists(file)
                ? OptionalLong.of(Long.parseLong(text(file).lines().findFirst().orElseThrow()))
                : OptionalLong.empty();
    }

    DatabaseAddress database() {
        var url = "jdbc:postgresql://127.0.0.1:" + text(folder.resolve("port")) + "/" + Product.DEPLOYED_NAME;
        return new DatabaseAddress(url, Product.DEPLOYED_NAME, text(folder.resolve("password")));
    }

    String operationsToken() {
        return text(folder.resolve("operations-token"));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
