package dev.scoresheet.adapters.http.kernel.contract;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Header field `Accept` (RFC 9110, 12.5.1): selects the media type of an operation that the client prefers.
final class Accept {

    private Accept() {}

    /// Returns the type with the highest weight. Of equal types it takes the one that is named most exactly, then the
    /// first in the contract. Empty when none is acceptable.
    ///
    /// @param produced media types in the order of the contract; if there is none, everything is acceptable
    static Optional<String> best(List<String> fields, Collection<String> produced) {
        var ranges = String.join(",", fields);
        if (produced.isEmpty()) {
            return Optional.of("");
        }
        if (ranges.isBlank()) {
            return produced.stream().findFirst();
        }
        return produced.stream()
                .filter(type -> preference(ranges, type).weight() > 0)
                .max(Comparator.comparing(type -> preference(ranges, type)));
    }

    private record Preference(double weight, int specificity) implements Comparable<Preference> {

        @Override
        public int compareTo(Preference other) {
            return Comparator.comparingDouble(Preference::weight)
                    .thenComparingInt(Preference::specificity)
                    .compare(this, other);
        }
    }

    /// Uses the most specific range that names the type.
    private static Preference preference(String ranges, String mediaType) {
        var type = withoutParameters(mediaType);
        var best = new Preference(0, -1);
        for (var range : ranges.split(",")) {
            int specificity = specificity(withoutParameters(range), type);
            if (specificity > best.specificity()) {
                best = new Preference(weight(range), specificity);
            }
        }
        return best;
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

    /// Returns the weight of a range: 1 if none is given. An invalid weight is ignored.
    private static double weight(String range) {
        for (var parameter : range.toLowerCase(Locale.ROOT).split(";")) {
            var bare = parameter.replace(" ", "");
            if (bare.startsWith("q=") && bare.substring(2).matches("0(\\.[0-9]{0,3})?|1(\\.0{0,3})?")) {
                return Double.parseDouble(bare.substring(2));
            }
        }
        return 1;
    }

    static String withoutParameters(String mediaType) {
        int semicolon = mediaType.indexOf(';');
        return (semicolon < 0 ? mediaType : mediaType.substring(0, semicolon))
                .trim()
                .toLowerCase(Locale.ROOT);
    }
}
