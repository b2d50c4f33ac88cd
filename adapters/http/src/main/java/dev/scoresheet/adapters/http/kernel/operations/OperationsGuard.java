package dev.scoresheet.adapters.http.kernel.operations;

import dev.scoresheet.adapters.http.kernel.request.Guard;
import dev.scoresheet.adapters.http.kernel.request.Request;
import dev.scoresheet.adapters.http.kernel.route.KernelProblems;
import dev.scoresheet.adapters.http.kernel.route.ProblemException;
import dev.scoresheet.application.kernel.Product;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;

/// Guard of the operations listener. It requires the token or the cookie of the operator's page. Four things need
/// neither: health requests from this machine, the page with its files, which hold no data, the explanations of
/// problems, and the question whether there is a session.
public final class OperationsGuard implements Guard {

    /// Header field that the page sends with every write. A page of another server cannot send it, because a browser
    /// first asks this server for permission, and gets none.
    static final String PAGE = Product.TITLE + "-Page";

    static final String OPERATOR = "operator";

    private static final String SCHEME = "Bearer ";
    private static final Set<String> READS = Set.of("GET", "HEAD");
    private static final Set<String> PUBLIC = Set.of("pages", "problems");

    /// Values of `Sec-Fetch-Site` for requests of the page itself, and for an address that a person typed.
    private static final Set<String> OWN = Set.of("same-origin", "none");

    private final byte[] token;
    private final OperatorSessions sessions;

    public OperationsGuard(String token, OperatorSessions sessions) {
        if (token.isBlank()) {
            throw new IllegalArgumentException("the operations token is empty, so every caller would have access");
        }
        this.token = token.getBytes(StandardCharsets.UTF_8);
        this.sessions = sessions;
    }

    @Override
    public void check(Request request, List<String> segments) {
        var authorization = request.headers().getAll("Authorization");
        if (isPublic(segments) || isLocalHealth(request, segments) || carriesToken(authorization)) {
            return;
        }
        var ofSessions = segments.equals(List.of("session"));
        var signsIn = ofSessions && request.method().equals("POST");
        if (authorization.isEmpty() && !signsIn && sessions.end(request).isPresent()) {
            requireOwnPage(request);
        } else if (!authorization.isEmpty() || !ofSessions || !isRead(request)) {
            throw new ProblemException(KernelProblems.UNAUTHORIZED
                    .of("Send the operations token as a bearer token.")
                    .header("WWW-Authenticate", "Bearer"));
        }
    }

    private static boolean isRead(Request request) {
        return READS.contains(request.method());
    }

    private static boolean isPublic(List<String> segments) {
        return segments.isEmpty() || PUBLIC.contains(segments.getFirst());
    }

    private static boolean isLocalHealth(Request request, List<String> segments) {
        return request.local() && segments.size() == 2 && segments.getFirst().equals("health");
    }

    /// Refuses a request that a page of another server made the browser send.
    private static void requireOwnPage(Request request) {
        var sites = request.headers().getAll("Sec-Fetch-Site");
        if (!OWN.containsAll(sites)) {
            throw new ProblemException(
                    KernelProblems.COOKIE_REFUSED.of("A page of another server made the browser send this request."));
        }
        if (!isRead(request) && !request.headers().getAll(PAGE).equals(List.of(OPERATOR))) {
            throw new ProblemException(KernelProblems.COOKIE_REFUSED.of(
                    "With the cookie, a request that writes needs the header field `%s: %s`."
                            .formatted(PAGE, OPERATOR)));
        }
    }

    /// Compares in constant time, independent of where the tokens differ.
    private boolean carriesToken(List<String> lines) {
        return lines.size() == 1
                && lines.getFirst().regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && MessageDigest.isEqual(
                        token,
                        lines.getFirst().substring(SCHEME.length()).trim().getBytes(StandardCharsets.UTF_8));
    }
}
