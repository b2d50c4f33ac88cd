package dev.scoresheet.adapters.http.kernel.operations;

import dev.scoresheet.adapters.http.kernel.request.Guard;
import dev.scoresheet.adapters.http.kernel.request.Request;
import dev.scoresheet.adapters.http.kernel.route.KernelProblems;
import dev.scoresheet.adapters.http.kernel.route.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/// Guard of the operations listener. It requires the token, except for health requests from this machine.
public final class OperationsGuard implements Guard {

    private static final String SCHEME = "Bearer ";

    private final byte[] token;

    public OperationsGuard(String token) {
        if (token.isBlank()) {
            throw new IllegalArgumentException("the operations token is empty, so every caller would have access");
        }
        this.token = token.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void check(Request request, List<String> segments) {
        var health = segments.size() == 2 && segments.getFirst().equals("health");
        if (health && request.local() || carriesToken(request.headers().getAll("Authorization"))) {
            return;
        }
        throw new ProblemException(KernelProblems.UNAUTHORIZED
                .of("Send the operations token as a bearer token.")
                .header("WWW-Authenticate", "Bearer"));
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
