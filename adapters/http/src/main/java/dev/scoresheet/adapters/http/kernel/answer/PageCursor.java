package dev.scoresheet.adapters.http.kernel.answer;

import dev.scoresheet.adapters.http.kernel.route.Call;
import dev.scoresheet.adapters.http.kernel.route.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Where a page of a listing ended, as text that only this server reads. It is bound to what was asked:
/// with other parameters it is refused, since it would lead to a page of nothing in particular. It
/// holds no secret and grants nothing.
public final class PageCursor {

    /// Parameters that do not decide what is listed.
    private static final Set<String> FREE = Set.of("cursor", "limit", "after", "wait");

    private static final int DIGEST = 8;

    private PageCursor() {}

    /// @param operation that lists
    /// @param place where the page ended
    public static String write(String operation, Call call, String place) {
        var text = place.getBytes(StandardCharsets.UTF_8);
        var bytes = Arrays.copyOf(bond(operation, call), DIGEST + text.length);
        System.arraycopy(text, 0, bytes, DIGEST, text.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// The place in the parameter `cursor`, if there is one.
    ///
    /// @throws Refused when it is not one of this listing
    public static Optional<String> read(String operation, Call call) {
        return call.parameter("cursor").map(text -> {
            var bytes = decoded(text);
            if (bytes.length <= DIGEST || !Arrays.equals(bond(operation, call), Arrays.copyOf(bytes, DIGEST))) {
                throw refused();
            }
            var place = new String(bytes, DIGEST, bytes.length - DIGEST, StandardCharsets.UTF_8);
            if (place.indexOf('\0') >= 0) {
                throw refused();
            }
            return place;
        });
    }

    public static ProblemException refused() {
        return ProblemException.parameter(
                "cursor", "not one that this listing gave; take `next` of the page before, with the same parameters");
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            throw refused();
        }
    }

    private static byte[] bond(String operation, Call call) {
        var asked = new TreeMap<>(call.parameters());
        asked.keySet().removeAll(FREE);
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256").digest((operation + asked).getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(digest, DIGEST);
        } catch (NoSuchAlgorithmException none) {
            throw new IllegalStateException("every Java has SHA-256", none);
        }
    }
}
