package dev.scoresheet.adapters.http.kernel.server;

import dev.scoresheet.adapters.http.kernel.request.Authority;
import dev.scoresheet.adapters.http.kernel.route.KernelProblems;
import dev.scoresheet.adapters.http.kernel.route.Problem;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Check of the request head: its host and the length of its body (RFC 9112, 3.2 and 6). It refuses anything that a
/// proxy in front could read differently; then the connection is closed.
final class Framing {

    private Framing() {}

    static @Nullable Problem problem(HttpServerRequest request, int mostBytes) {
        var headers = request.headers();
        if (headers.contains("")) {
            return KernelProblems.MALFORMED_REQUEST.of("A header field has no name.");
        }
        var hosts = headers.getAll("Host");
        if (hosts.size() > 1 || request.version() != HttpVersion.HTTP_1_0 && hosts.isEmpty()) {
            return KernelProblems.MALFORMED_REQUEST.of("A request must have exactly one Host header field.");
        }
        if (!hosts.isEmpty() && (!Authority.isValid(hosts.getFirst()) || request.authority() == null)) {
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
        if (isTooLong(lengths, mostBytes)) {
            return tooLarge(mostBytes);
        }
        return isForm(headers.get("Content-Type")) && announcesBody(headers)
                ? KernelProblems.UNSUPPORTED_MEDIA_TYPE.of("The server supports no forms.")
                : expectation(headers.getAll("Expect"));
    }

    static Problem tooLarge(int mostBytes) {
        return KernelProblems.BODY_TOO_LARGE.of("A body has at most " + mostBytes + " bytes.");
    }

    /// True if the head says that a body follows.
    static boolean announcesBody(MultiMap headers) {
        return headers.contains("Transfer-Encoding")
                || headers.contains("Content-Length") && Integer.parseInt(headers.get("Content-Length")) > 0;
    }

    /// True for a media type whose body the library would take apart.
    private static boolean isForm(@Nullable String type) {
        var lower = type == null ? "" : type.toLowerCase(Locale.ROOT);
        return lower.startsWith("multipart/form-data") || lower.startsWith("application/x-www-form-urlencoded");
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
