package dev.scoresheet.bootstrap.kernel.reactions;

import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.application.kernel.log.event.Bytes;
import java.util.ArrayList;
import java.util.List;

/// Export whose records were changed, with the number and the chain that fit the change.
final class ForgedExport {

    private ForgedExport() {}

    static List<String> of(List<String> changed) {
        var digest = new Sha256LogDigest();
        var chain = Bytes.ofHex(changed.getFirst().replaceAll(".*\"chain\":\"([0-9a-f]+)\".*", "$1"));
        var forged = new ArrayList<>(changed);
        int records = 0;
        for (var line : changed) {
            if (line.startsWith("{\"kind\":\"process\"") || line.startsWith("{\"kind\":\"receipt\"")) {
                chain = digest.line(chain, line);
                records++;
            }
        }
        forged.set(0, changed.getFirst().replaceAll("\"records\":\\d+", "\"records\":" + records));
        forged.set(forged.size() - 1, "{\"kind\":\"end\",\"chain\":\"" + chain + "\"}");
        return forged;
    }
}
