package dev.scoresheet.bootstrap.kernel.process;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.HexFormat;

/// Name of this process among those that share a database: host, process id, and a random part, because the system
/// reuses process ids.
public final class NodeName {

    private static final int LONGEST_HOST = 40;
    private static final int RANDOM_BYTES = 3;

    private NodeName() {}

    public static String ofThisProcess() {
        var random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        return "%s-%d-%s"
                .formatted(host(), ProcessHandle.current().pid(), HexFormat.of().formatHex(random));
    }

    private static String host() {
        try {
            var host = InetAddress.getLocalHost().getHostName();
            return host.substring(0, Math.min(host.length(), LONGEST_HOST));
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }
}
