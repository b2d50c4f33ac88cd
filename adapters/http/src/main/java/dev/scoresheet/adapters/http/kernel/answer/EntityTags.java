package dev.scoresheet.adapters.http.kernel.answer;

import dev.scoresheet.adapters.http.kernel.request.FieldTokens;
import dev.scoresheet.adapters.http.kernel.route.ProblemException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Entity tags (RFC 9110, 8.8.3). A tag is strong. The tag of a resource is its version in quotes; that of a file
/// is a digest of its bytes.
public final class EntityTags {

    private EntityTags() {}

    public static String of(long version) {
        return quoted(Long.toString(version));
    }

    /// Returns the tag of bytes: the first half of their SHA-256.
    public static String ofContent(byte[] bytes) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return quoted(Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, 16)));
        } catch (NoSuchAlgorithmException impossible) { // every Java platform has SHA-256
            throw new IllegalStateException(impossible);
        }
    }

    private static String quoted(String opaque) {
        return "\"" + opaque + "\"";
    }

    /// True if `If-None-Match` names the current version. The comparison is weak, so a proxy's `W/` does not matter.
    public static boolean anyMatch(String ifNoneMatch, long version) {
        return anyMatch(ifNoneMatch, of(version));
    }

    /// True if `If-None-Match` names the tag. The comparison is weak.
    public static boolean anyMatch(String ifNoneMatch, String current) {
        return isAny(ifNoneMatch)
                || parse("If-None-Match", ifNoneMatch).stream()
                        .anyMatch(tag -> quoted(tag.opaque()).equals(current));
    }

    /// Returns the versions that `If-Match` allows. The comparison is strong, so a weak tag allows none.
    static List<Long> versions(String ifMatch) {
        return parse("If-Match", ifMatch).stream()
                .filter(tag -> !tag.weak() && isVersion(tag.opaque()))
                .map(tag -> Long.parseLong(tag.opaque()))
                .toList();
    }

    static boolean isAny(String field) {
        return field.trim().equals("*");
    }

    /// True if the text is a version as [#of] writes it. A version in another form is another tag.
    private static boolean isVersion(String opaque) {
        return !opaque.isEmpty()
                && opaque.length() <= 15
                && opaque.chars().allMatch(c -> c >= '0' && c <= '9')
                && (opaque.length() == 1 || opaque.charAt(0) != '0');
    }

    private static List<Tag> parse(String name, String field) {
        var tags = FieldTokens.list(field, Tag::take);
        if (tags.isEmpty()) {
            throw ProblemException.parameter(name, "an empty list of entity tags");
        }
        return tags.stream()
                .map(tag -> tag.orElseThrow(
                        () -> ProblemException.parameter(name, "not a list of entity tags such as \"12\", and not *")))
                .toList();
    }

    private record Tag(boolean weak, String opaque) {

        /// Takes a tag. Its text has no escapes: a backslash is a character as others.
        static Optional<Tag> take(FieldTokens tokens) {
            var weak = tokens.take("W/");
            if (!tokens.take("\"")) {
                return Optional.empty();
            }
            var opaque = tokens.takeWhile(Tag::isOfTag);
            return tokens.take("\"") ? Optional.of(new Tag(weak, opaque)) : Optional.empty();
        }

        private static boolean isOfTag(int c) {
            return c > ' ' && c != '"' && c != 127;
        }
    }
}
