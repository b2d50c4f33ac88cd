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

/// End of a page of a listing, as text that only this server reads. The cursor is bound to the operation and its
/// parameters. With other parameters it is refused, because it would lead to an arbitrary page. It holds no secret and
/// grants no rights.
public final class PageCursor {

    /// Parameters that do not decide the contents of the listing.
    private static final Set<String> FREE = Set.of("cursor", "limit", "after", "wait");

    private static final int DIGEST = 8;

    private PageCursor() {}

    /// @param operation id of the listing operation
    /// @param place end of the page
    public static String write(String operation, Call call, String place) {
        var text = place.getBytes(StandardCharsets.UTF_8);
        var bytes = Arrays.copyOf(bond(operation, call), DIGEST + text.length);
        System.arraycopy(text, 0, bytes, DIGEST, text.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// Reads the place from the parameter `cursor`, if there is one.
    ///
    /// @throws ProblemException if this listing did not write the cursor
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
                "cursor", "not a cursor of this listing; send `next` of the previous page, with the same parameters");
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            throw refused();
        }
    }

    private static byte[] bond(String operation, Call call) {
        var parameters = new TreeMap<>(call.parameters());
        parameters.keySet().removeAll(FREE);
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest((operation + parameters).getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(digest, DIGEST);
        } catch (NoSuchAlgorithmException none) {
            throw new IllegalStateException("every Java has SHA-256", none);
        }
    }
}
