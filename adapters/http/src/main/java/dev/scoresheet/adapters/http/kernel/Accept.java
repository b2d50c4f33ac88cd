package dev.scoresheet.adapters.http.kernel;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// The header field `Accept` (RFC 9110, 12.5.1): whether any of our media types is acceptable. Each operation has one
/// representation, so there is nothing to choose from, only to refuse.
final class Accept {

    private Accept() {}

    static boolean allows(List<String> fields, Collection<String> produced) {
        return fields.isEmpty()
                || produced.isEmpty()
                || String.join(",", fields).isBlank()
                || produced.stream().anyMatch(type -> allowed(fields, withoutParameters(type)));
    }

    /// The most specific range that names a type decides.
    private static boolean allowed(List<String> fields, String type) {
        int best = -1;
        boolean acceptable = false;
        for (var range : String.join(",", fields).split(",")) {
            int specificity = specificity(withoutParameters(range), type);
            if (specificity > best) {
                best = specificity;
                acceptable = !isZero(range);
            }
        }
        return acceptable;
    }

    private static int specificity(String range, String type) {
        if (range.equals(type)) {
            return 2;
        }
        if (range.endsWith("/*") && type.startsWith(range.substring(0, range.length() - 1))) {
            return 1;
        }
        return range.equals("*/*") ? 0 : -1;
    }

    private static boolean isZero(String range) {
        for (var parameter : range.toLowerCase(Locale.ROOT).split(";")) {
            var bare = parameter.replace(" ", "");
            if (bare.startsWith("q=") && bare.substring(2).matches("0(\\.0{0,3})?")) {
                return true;
            }
        }
        return false;
    }

    static String withoutParameters(String mediaType) {
        int semicolon = mediaType.indexOf(';');
        return (semicolon < 0 ? mediaType : mediaType.substring(0, semicolon))
                .trim()
                .toLowerCase(Locale.ROOT);
    }
}
