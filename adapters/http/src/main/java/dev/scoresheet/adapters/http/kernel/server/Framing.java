package dev.scoresheet.adapters.http.kernel.server;

import dev.scoresheet.adapters.http.kernel.request.Authority;
import dev.scoresheet.adapters.http.kernel.route.KernelProblems;
import dev.scoresheet.adapters.http.kernel.route.Problem;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Check of the request head: its host and the length of its body (RFC 9112, 3.2 and 6). It refuses anything that a
/// proxy in front could read differently; then the connection is closed.
final class Framing {

    private Framing() {}

    static @Nullable Problem problem(HttpVersion version, MultiMap headers, int mostBytes) {
        if (headers.contains("")) {
            return KernelProblems.MALFORMED_REQUEST.of("A header field has no name.");
        }
        var hosts = headers.getAll("Host");
        if (hosts.size() > 1 || version != HttpVersion.HTTP_1_0 && hosts.isEmpty()) {
            return KernelProblems.MALFORMED_REQUEST.of("A request must have exactly one Host header field.");
        }
        if (!hosts.isEmpty() && !Authority.isValid(hosts.getFirst())) {
            return KernelProblems.MALFORMED_REQUEST.of("The Host header field names no host.");
        }
        var codings = headers.getAll("Transfer-Encoding");
        if (!codings.isEmpty()
                && !(codings.size() == 1 && codings.getFirst().trim().equalsIgnoreCase("chunked"))) {
            return KernelProblems.MALFORMED_REQUEST.of("The server supports only the transfer coding chunked.");
        }
        var lengths = headers.getAll("Content-Length");
        if (lengths.size() > 1 || !codings.isEmpty() && !lengths.isEmpty()) {
            return KernelProblems.MALFORMED_REQUEST.of("The request gives the length of the body twice.");
        }
        return isTooLong(lengths, mostBytes)
                ? KernelProblems.BODY_TOO_LARGE.of("A body has at most " + mostBytes + " bytes.")
                : expectation(headers.getAll("Expect"));
    }

    private static boolean isTooLong(List<String> lengths, int mostBytes) {
        return !lengths.isEmpty()
                && (lengths.getFirst().length() > 9 || Integer.parseInt(lengths.getFirst()) > mostBytes);
    }

    private static @Nullable Problem expectation(List<String> expectations) {
        return expectations.isEmpty() || expectations.getFirst().equalsIgnoreCase("100-continue")
                ? null
                : KernelProblems.EXPECTATION_FAILED.of("The server supports only 100-continue in Expect.");
    }
}
