package dev.scoresheet.application.chess.streams;

import dev.scoresheet.application.kernel.log.event.Bytes;
import java.util.UUID;

/// Id that is made from the hash of a text. Every node that knows the text finds the same id.
public final class HashedId {

    private HashedId() {}

    /// Returns a UUID of version 8 (RFC 9562, 5.8: made by a custom scheme) from the first bits of the hash.
    public static UUID of(Bytes hash) {
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
