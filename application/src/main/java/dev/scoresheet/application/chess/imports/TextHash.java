package dev.scoresheet.application.chess.imports;

import dev.scoresheet.application.kernel.log.event.Bytes;

/// SHA-256 of a text in UTF-8: 32 bytes. A port, since the algorithms are outside of what this layer may reach.
@FunctionalInterface
public interface TextHash {

    Bytes of(String text);
}
