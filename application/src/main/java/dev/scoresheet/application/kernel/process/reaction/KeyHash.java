package dev.scoresheet.application.kernel.process.reaction;

import dev.scoresheet.application.kernel.log.event.Bytes;

/// Hash of texts that identify reactions, SHA-256 of their UTF-8. Receipts are found by it, so it never changes.
@FunctionalInterface
public interface KeyHash {

    Bytes of(String text);
}
