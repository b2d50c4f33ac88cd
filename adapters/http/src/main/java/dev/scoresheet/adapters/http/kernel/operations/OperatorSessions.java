package dev.scoresheet.adapters.http.kernel.operations;

import dev.scoresheet.adapters.http.kernel.request.Request;
import dev.scoresheet.application.kernel.Product;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Sessions of the operator's page. The cookie of a session is the instant of its end, signed with the token. So no
/// node keeps sessions, every node with the same token accepts the cookie, and another token ends all of them.
/// Thread-safe.
public final class OperatorSessions {

    static final Duration LENGTH = Duration.ofHours(1);

    /// Name of the cookie. Browsers send the cookies of one port to all ports of a host, so it is a name of its own.
    static final String COOKIE = Product.TITLE + "-Operator";

    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern VALUE = Pattern.compile("(?<end>[0-9]{1,12})\\.[A-Za-z0-9_-]{43}");

    private final SecretKeySpec key;
    private final InstantSource clock;

    public OperatorSessions(String token, InstantSource clock) {
        this.key = new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), ALGORITHM);
        this.clock = clock;
    }

    /// New session.
    ///
    /// @param cookie value of `Set-Cookie`
    record Begun(Instant end, String cookie) {}

    /// @param secure true if the browser loaded the page over HTTPS, so that it sends the cookie over nothing else
    Begun begin(boolean secure) {
        var end = Instant.ofEpochSecond(clock.instant().plus(LENGTH).getEpochSecond());
        return new Begun(end, cookie(signed(end.getEpochSecond()), LENGTH, secure));
    }

    /// Returns the `Set-Cookie` that makes a browser forget the cookie.
    static String removal() {
        return cookie("", Duration.ZERO, false);
    }

    private static String cookie(String value, Duration age, boolean secure) {
        return "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Strict%s"
                .formatted(COOKIE, value, age.toSeconds(), secure ? "; Secure" : "");
    }

    /// Returns the end of the session that a request belongs to; empty without a valid cookie.
    Optional<Instant> end(Request request) {
        return request.headers().getAll("Cookie").stream()
                .flatMap(line -> Stream.of(line.split(";", -1)))
                .map(String::strip)
                .filter(pair -> pair.startsWith(COOKIE + "="))
                .flatMap(pair -> end(pair.substring(COOKIE.length() + 1)).stream())
                .findFirst();
    }

    private Optional<Instant> end(String value) {
        var form = VALUE.matcher(value);
        if (!form.matches()) {
            return Optional.empty();
        }
        long second = Long.parseLong(form.group("end"));
        var end = Instant.ofEpochSecond(second);
        return isSame(signed(second), value) && clock.instant().isBefore(end) ? Optional.of(end) : Optional.empty();
    }

    /// Compares in constant time, independent of where the texts differ.
    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    private String signed(long end) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            var signature = mac.doFinal((COOKIE + " until " + end).getBytes(StandardCharsets.UTF_8));
            return end + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        } catch (GeneralSecurityException impossible) { // every Java platform has HmacSHA256
            throw new IllegalStateException(impossible);
        }
    }
}
