package dev.scoresheet.adapters.http.kernel;

/// Whether an address is this machine's own. Addresses only, never names: nothing is looked up.
final class Loopback {

    private Loopback() {}

    static boolean is(String address) {
        return address.startsWith("127.") || address.equals("::1") || address.startsWith("0:0:0:0:0:0:0:1");
    }
}
