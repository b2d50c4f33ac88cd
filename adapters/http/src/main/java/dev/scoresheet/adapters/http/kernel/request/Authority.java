package dev.scoresheet.adapters.http.kernel.request;

import io.netty.util.NetUtil;
import java.util.regex.Pattern;

/// Test for `host[:port]`, in the header field `Host` and in request targets (RFC 9110, 7.2; RFC 3986, 3.2). Users in
/// front of a host are refused, as RFC 9110, 4.2.4 advises. So is a comma, which two joined fields would have.
public final class Authority {

    private static final Pattern FORM =
            Pattern.compile("(\\[(?<literal>[^\\[\\]]+)\\]|[A-Za-z0-9._~!$&'()*+;=%-]+)(:[0-9]*)?");
    private static final Pattern BROKEN_ENCODING = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final Pattern LATER_LITERAL = Pattern.compile("[vV][0-9A-Fa-f]+\\.[A-Za-z0-9._~!$&'()*+;=:-]+");

    private Authority() {}

    public static boolean isValid(String text) {
        var form = FORM.matcher(text);
        return form.matches()
                && (form.group("literal") == null
                        ? !BROKEN_ENCODING.matcher(text).find()
                        : isLiteral(form.group("literal")));
    }

    private static boolean isLiteral(String literal) {
        return literal.indexOf('%') < 0 && NetUtil.isValidIpV6Address(literal)
                || LATER_LITERAL.matcher(literal).matches();
    }
}
