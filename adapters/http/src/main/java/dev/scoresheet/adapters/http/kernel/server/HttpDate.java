package dev.scoresheet.adapters.http.kernel.server;

import dev.scoresheet.application.kernel.time.TimeSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Form of dates in header fields (RFC 9110, 5.6.7). The library sends none, but a server with a clock must.
final class HttpDate {

    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH);

    private HttpDate() {}

    static String now() {
        return FORM.format(TimeSource.system().instant().atOffset(ZoneOffset.UTC));
    }
}
