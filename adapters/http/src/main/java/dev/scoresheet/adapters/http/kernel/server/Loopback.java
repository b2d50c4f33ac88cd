package dev.scoresheet.adapters.http.kernel.server;

import java.net.InetAddress;

/// The addresses of this machine itself. Addresses only, never names: nothing is looked up.
final class Loopback {

    private Loopback() {}

    /// True if this is a loopback address.
    ///
    /// @param address in numbers; IPv6 perhaps with a zone
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
