package dev.scoresheet.adapters.http.kernel.contract;

import dev.scoresheet.adapters.http.kernel.request.FieldTokens;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Header field `Accept` (RFC 9110, 12.5.1): selects the media type of an operation that the client prefers. A range
/// that is malformed names no type. The parameters of a range say nothing but its weight.
public final class Accept {

    private static final Pattern WEIGHT = Pattern.compile("0(\\.[0-9]{0,3})?|1(\\.0{0,3})?");

    private Accept() {}

    /// Returns the type with the highest weight. Of equal types it takes the one that is named most exactly, then the
    /// first in the contract. Empty when none is acceptable.
    ///
    /// @param produced media types in the order of the contract; if there is none, everything is acceptable
    public static Optional<String> best(List<String> fields, Collection<String> produced) {
        if (produced.isEmpty()) {
            return Optional.of("");
        }
        var ranges = FieldTokens.list(String.join(",", fields), MediaType::take);
        if (ranges.isEmpty()) {
            return produced.stream().findFirst();
        }
        var readable = ranges.stream().flatMap(Optional::stream).toList();
        return produced.stream()
                .filter(type -> preference(readable, type).weight() > 0)
                .max(Comparator.comparing(type -> preference(readable, type)));
    }

    private record Preference(double weight, int specificity) implements Comparable<Preference> {

        static final Preference NONE = new Preference(0, -1);

        @Override
        public int compareTo(Preference other) {
            return Comparator.comparingDouble(Preference::weight)
                    .thenComparingInt(Preference::specificity)
                    .compare(this, other);
        }
    }

    /// Uses the most specific range that names the type; of equally specific ones that with the highest weight.
    private static Preference preference(List<MediaType> ranges, String produced) {
        var name = MediaType.read(produced).map(MediaType::name).orElse(produced);
        return ranges.stream()
                .map(range -> new Preference(weight(range), specificity(range.name(), name)))
                .filter(preference -> preference.specificity() >= 0)
                .max(Comparator.comparingInt(Preference::specificity).thenComparingDouble(Preference::weight))
                .orElse(Preference.NONE);
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

    /// Returns the weight of a range (12.4.2): 1 if none is given. An invalid weight is ignored.
    private static double weight(MediaType range) {
        var weight = range.parameters().getOrDefault("q", "1");
        return WEIGHT.matcher(weight).matches() ? Double.parseDouble(weight) : 1;
    }
}
