package dev.scoresheet.application.kernel.log.event;

/// SHA-256 of a text in UTF-8: 32 bytes. A port, because this layer must not depend on the algorithms. Receipts and
/// imported games are found by it, so it never changes.
@FunctionalInterface
public interface TextHash {

    Bytes of(String text);
}
