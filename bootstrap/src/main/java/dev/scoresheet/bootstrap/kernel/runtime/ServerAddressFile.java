package dev.scoresheet.bootstrap.kernel.runtime;

import dev.scoresheet.bootstrap.kernel.configuration.Configuration;
import dev.scoresheet.bootstrap.kernel.process.DataFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/// File with the address of a running server, in the data folder, so that commands find the server. If several servers
/// share a folder, the file has the address of the last one that started.
public final class ServerAddressFile implements AutoCloseable {

    private final Path file;
    private final String address;

    private ServerAddressFile(Path file, String address) {
        this.file = file;
        this.address = address;
    }

    public static Path file(Configuration configuration) {
        return configuration.dataDir().resolve("address");
    }

    public static ServerAddressFile leave(Configuration configuration, URI address) throws IOException {
        var file = file(configuration);
        DataFile.write(file, address + "\n");
        return new ServerAddressFile(file, address.toString());
    }

    @Override
    public void close() throws IOException {
        if (Files.exists(file) && Files.readString(file).strip().equals(address)) {
            Files.deleteIfExists(file);
        }
    }
}
