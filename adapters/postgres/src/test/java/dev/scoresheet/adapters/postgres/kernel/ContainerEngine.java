package dev.scoresheet.adapters.postgres.kernel;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Client of the local container engine with one question: does it have this image? It pulls nothing. A socket
/// without a server costs at most two seconds.
final class ContainerEngine {

    private ContainerEngine() {}

    static boolean has(String image) {
        var host = System.getenv().getOrDefault("DOCKER_HOST", "unix:///var/run/docker.sock");
        if (!host.startsWith("unix://") || !Files.exists(Path.of(host.substring(7)))) {
            return false;
        }
        try {
            return CompletableFuture.supplyAsync(
                            () -> ask(Path.of(host.substring(7)), image), Thread::startVirtualThread)
                    .orTimeout(2, TimeUnit.SECONDS)
                    .join();
        } catch (RuntimeException noAnswer) {
            return false;
        }
    }

    private static boolean ask(Path socket, String image) {
        var request = "GET /images/%s/json HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".formatted(image);
        try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            channel.write(StandardCharsets.US_ASCII.encode(request));
            var answer = ByteBuffer.allocate(15);
            while (answer.hasRemaining() && channel.read(answer) >= 0) {
                Thread.onSpinWait();
            }
            return new String(answer.array(), StandardCharsets.US_ASCII).contains(" 200");
        } catch (IOException refused) {
            return false;
        }
    }
}
