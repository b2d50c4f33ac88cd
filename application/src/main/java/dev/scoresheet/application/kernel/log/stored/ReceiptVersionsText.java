package dev.scoresheet.application.kernel.log.stored;

import dev.scoresheet.application.kernel.log.event.StreamId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Text of the stream versions in a receipt: `game-0198c1d2-…@12 game-0198c1d3-…@1`. No stream name has a blank or an
/// at sign.
public final class ReceiptVersionsText {

    private ReceiptVersionsText() {}

    public static String written(Map<StreamId, Long> versions) {
        return versions.entrySet().stream()
                .map(entry -> written(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(" "));
    }

    public static String written(StreamId stream, long version) {
        return stream + "@" + version;
    }

    public static Map<StreamId, Long> parse(String written) {
        var versions = new LinkedHashMap<StreamId, Long>();
        if (!written.isEmpty()) {
            for (var one : written.split(" ", -1)) {
                int at = one.lastIndexOf('@');
                versions.put(StreamId.parse(one.substring(0, at)), Long.parseLong(one.substring(at + 1)));
            }
        }
        return versions;
    }
}
