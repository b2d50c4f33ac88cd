package dev.scoresheet.adapters.http.kernel.server;

import java.net.InetAddress;

/// Check for the addresses of this machine. It takes addresses only, never names, and resolves nothing.
final class Loopback {

    private Loopback() {}

    /// True if this is a loopback address.
    ///
    /// @param address numeric address; an IPv6 address may have a zone
    static boolean is(String address) {
        int zone = address.indexOf('%');
        try {
            return InetAddress.ofLiteral(zone < 0 ? address : address.substring(0, zone))
                    .isLoopbackAddress();
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }
}
