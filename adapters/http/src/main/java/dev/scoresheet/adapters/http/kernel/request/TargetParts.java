package dev.scoresheet.adapters.http.kernel.request;

import java.util.Optional;

/// Path and query of a request target, both still encoded.
///
/// @param path begins with a slash, unless the target names no path: `*` and `host:port`
/// @param query empty if there is none
public record TargetParts(String path, String query) {

    /// Reads the four forms of RFC 9112, 3.2. The form `*` belongs to `OPTIONS` alone, `host:port` to `CONNECT` alone.
    /// A target may name the server, as in a request to a proxy; every server must accept that form. Empty if the
    /// target has none of the forms, or a fragment.
    public static Optional<TargetParts> of(String method, String target) {
        if (!target.chars().allMatch(c -> c > ' ' && c < 127 && c != '#')) {
            return Optional.empty();
        }
        if (target.startsWith("/")) {
            return Optional.of(of(target));
        }
        return method.equals("OPTIONS") && target.equals("*") || method.equals("CONNECT") && Authority.isValid(target)
                ? Optional.of(new TargetParts(target, ""))
                : ofAbsolute(target);
    }

    /// Reads a target that names scheme and server. The name of the server ends at the first slash or question mark
    /// (RFC 3986, 3.2).
    private static Optional<TargetParts> ofAbsolute(String target) {
        int colon = target.indexOf("://");
        var scheme = target.substring(0, Math.max(colon, 0));
        if (!scheme.equalsIgnoreCase("http") && !scheme.equalsIgnoreCase("https")) {
            return Optional.empty();
        }
        var afterScheme = target.substring(colon + "://".length());
        int end = 0;
        while (end < afterScheme.length() && "/?".indexOf(afterScheme.charAt(end)) < 0) {
            end++;
        }
        var origin = afterScheme.substring(end);
        return Authority.isValid(afterScheme.substring(0, end))
                ? Optional.of(of(origin.startsWith("/") ? origin : "/" + origin))
                : Optional.empty();
    }

    /// Returns path and query as one text, without the name of the server.
    public String origin() {
        return query.isEmpty() ? path : path + "?" + query;
    }

    private static TargetParts of(String origin) {
        int question = origin.indexOf('?');
        return question < 0
                ? new TargetParts(origin, "")
                : new TargetParts(origin.substring(0, question), origin.substring(question + 1));
    }
}
