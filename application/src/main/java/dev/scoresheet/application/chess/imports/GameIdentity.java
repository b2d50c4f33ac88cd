package dev.scoresheet.application.chess.imports;

import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.domain.chess.pgn.PgnEntry;
import java.util.UUID;

/// Identity of a game: the hash of its text, with one blank for each run of white space. So the same game in another
/// file, with other line breaks or compression, is the same game. The identity holds no random id.
record GameIdentity(Bytes hash) {

    static GameIdentity of(PgnEntry.Read game, TextHash hash) {
        return new GameIdentity(hash.of(game.source()));
    }

    /// Returns a UUID of version 8 (RFC 9562, 5.8: made by a custom scheme) from the first bits of the hash.
    UUID gameId() {
        var bytes = hash.toArray();
        long high = (bits(bytes, 0) & ~0xf000L) | 0x8000L;
        long low = (bits(bytes, Long.BYTES) & ~(0b11L << 62)) | (0b10L << 62);
        return new UUID(high, low);
    }

    private static long bits(byte[] bytes, int from) {
        long bits = 0;
        for (int at = from; at < from + Long.BYTES; at++) {
            bits = bits << Byte.SIZE | bytes[at] & 0xff;
        }
        return bits;
    }
}
