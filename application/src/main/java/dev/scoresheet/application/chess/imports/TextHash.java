package dev.scoresheet.application.chess.imports;

import dev.scoresheet.application.kernel.log.event.Bytes;

/// SHA-256 of a text in UTF-8: 32 bytes. A port, because this layer must not depend on the algorithms.
@FunctionalInterface
public interface TextHash {

    Bytes of(String text);
}
