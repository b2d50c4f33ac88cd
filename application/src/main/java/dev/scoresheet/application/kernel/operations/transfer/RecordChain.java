package dev.scoresheet.application.kernel.operations.transfer;

import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.stored.LogDigest;

/// Chain over the lines of records in an export. It begins with the chain of the log, so that no line can be taken from
/// another export.
final class RecordChain {

    private final LogDigest digest;
    private Bytes last;

    RecordChain(LogDigest digest, Bytes ofLog) {
        this.digest = digest;
        this.last = ofLog;
    }

    void add(String line) {
        last = digest.line(last, line);
    }

    Bytes last() {
        return last;
    }
}
