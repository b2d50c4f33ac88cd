package dev.scoresheet.application.kernel.log;

import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.append.StreamAppend;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.stored.LogReader;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.BulbEvent.Blew;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOff;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Events that a test sends, each by an append of its own, and the check that the log has each of them once. The check
/// reads stored text alone. It recognises fresh and keyed events alike, by their correlation and their content.
public final class SentEvents {

    private static final Pattern CORRELATION = Pattern.compile("\"correlation\"\\s*:\\s*\"([^\"]+)\"");
    private static final int PAGE = 1_000;

    private final Map<String, Sent> sent = new LinkedHashMap<>();

    /// One event.
    ///
    /// @param id its correlation, and its key if it is keyed
    public record Sent(String id, StreamId stream, BulbEvent event, boolean isKeyed) {

        /// Returns its append to a version of the stream. After a conflict it is appended to another version, under the
        /// same id.
        public Append<BulbEvent> after(long version) {
            var streams = List.<StreamAppend<? extends BulbEvent>>of(Appends.to(stream, version, event));
            return isKeyed
                    ? new Append.Keyed<>(streams, Appends.done(new ReceiptKey(Appends.PRINCIPAL, id)), Metadata.of(id))
                    : new Append.Fresh<>(streams, Metadata.of(id));
        }
    }

    public Sent next(StreamId stream, BulbEvent event, boolean isKeyed) {
        var next = new Sent("sent-" + sent.size(), stream, event, isKeyed);
        sent.put(next.id(), next);
        return next;
    }

    public long count() {
        return sent.size();
    }

    /// Returns each event of the log that was not sent like this, or is there a second time, and each one that is
    /// missing.
    public List<String> deviations(LogReader log) {
        var left = new LinkedHashMap<>(sent);
        var deviations = new ArrayList<String>();
        long position = 0;
        for (var page = log.events(0, PAGE); !page.isEmpty(); page = log.events(position, PAGE)) {
            for (var event : page) {
                var expected = left.remove(correlation(event));
                if (expected == null || !content(expected).equals(content(event))) {
                    deviations.add("stored " + event + ", sent " + expected);
                }
            }
            position = page.getLast().position();
        }
        left.values().forEach(missing -> deviations.add("missing " + missing));
        return deviations;
    }

    private static String correlation(StoredEvent event) {
        var found = CORRELATION.matcher(event.metadata());
        return found.find() ? found.group(1) : "";
    }

    private static String content(StoredEvent event) {
        return event.stream() + " " + event.type() + " " + event.data().replaceAll("\\D", "");
    }

    private static String content(Sent sent) {
        return sent.stream() + " "
                + switch (sent.event()) {
                    case Fitted(var watts) -> "bulb.fitted " + watts;
                    case SwitchedOn _ -> "bulb.switched-on ";
                    case SwitchedOff _ -> "bulb.switched-off ";
                    case Blew _ -> "bulb.blew ";
                };
    }
}
