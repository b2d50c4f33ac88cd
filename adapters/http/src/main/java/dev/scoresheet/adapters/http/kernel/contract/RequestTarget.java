package dev.scoresheet.adapters.http.kernel.contract;

import dev.scoresheet.adapters.http.kernel.request.TargetParts;
import dev.scoresheet.adapters.http.kernel.route.KernelProblems;
import dev.scoresheet.adapters.http.kernel.route.ProblemException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Request target in its parts: segments of the path and parameters of the query, decoded once and strictly.
///
/// Some paths could be read in two ways: with an encoded slash, dot segments, double encoding, a backslash, NUL, or an
/// empty segment. Such a path is answered as not found.
public record RequestTarget(List<String> segments, Map<String, String> query) {

    public RequestTarget {
        segments = List.copyOf(segments);
    }

    public static RequestTarget parse(String method, String target) {
        var parts = TargetParts.of(method, target)
                .orElseThrow(() -> new ProblemException(KernelProblems.MALFORMED_REQUEST.of(
                        "The request target is no path and no URI of this server.")));
        return new RequestTarget(segments(parts.path()), query(parts.query()));
    }

    private static List<String> segments(String path) {
        if (!path.startsWith("/")) {
            throw notFound();
        }
        var segments = new ArrayList<String>();
        if (path.length() > 1) {
            for (var raw : path.substring(1).split("/", -1)) {
                segments.add(decoded(raw).filter(RequestTarget::harmless).orElseThrow(RequestTarget::notFound));
            }
        }
        return segments;
    }

    private static boolean harmless(String segment) {
        return !segment.isEmpty()
                && !segment.equals(".")
                && !segment.equals("..")
                && segment.chars().noneMatch(c -> c < ' ' || c == 127 || c == '/' || c == '\\' || c == '%' || c == ';');
    }

    private static Map<String, String> query(String text) {
        var query = new LinkedHashMap<String, String>();
        if (text.isEmpty()) {
            return query;
        }
        for (var pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            var written = equals < 0 ? pair : pair.substring(0, equals);
            var name = inQuery(written, written);
            var value = inQuery(name, equals < 0 ? "" : pair.substring(equals + 1));
            if (query.putIfAbsent(name, value) != null) {
                throw ProblemException.parameter(Excerpt.of(name), "given more than once");
            }
        }
        return query;
    }

    /// Decodes a name or a value of the query.
    ///
    /// @param name name of the parameter that a refusal names
    private static String inQuery(String name, String raw) {
        return decoded(raw.replace('+', ' '))
                .orElseThrow(() -> ProblemException.parameter(Excerpt.of(name), "not percent-encoded UTF-8"));
    }

    private static Optional<String> decoded(String raw) {
        if (raw.indexOf('%') < 0) {
            return Optional.of(raw);
        }
        var bytes = ByteBuffer.allocate(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c != '%') {
                bytes.put((byte) c);
                continue;
            }
            int high = i + 2 <= raw.length() - 1 ? Character.digit(raw.charAt(i + 1), 16) : -1;
            int low = i + 2 <= raw.length() - 1 ? Character.digit(raw.charAt(i + 2), 16) : -1;
            if (high < 0 || low < 0) {
                return Optional.empty();
            }
            bytes.put((byte) (high << 4 | low));
            i += 2;
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(bytes.flip())
                    .toString());
        } catch (CharacterCodingException malformed) {
            return Optional.empty();
        }
    }

    public static ProblemException notFound() {
        return new ProblemException(KernelProblems.NOT_FOUND.of("No operation has this path."));
    }
}
