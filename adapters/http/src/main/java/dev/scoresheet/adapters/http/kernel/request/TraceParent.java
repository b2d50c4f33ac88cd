package dev.scoresheet.adapters.http.kernel.request;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Header field `traceparent` (W3C Trace Context): the trace of a request. An unreadable one counts as none, as the
/// recommendation requires.
public final class TraceParent {

    private static final Pattern FORM =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");
    private static final int LONGEST = 200;

    private TraceParent() {}

    public static Optional<String> traceId(List<String> lines) {
        if (lines.size() != 1 || lines.getFirst().length() > LONGEST) {
            return Optional.empty();
        }
        var matcher = FORM.matcher(lines.getFirst());
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
