package dev.scoresheet.application.kernel.operations.views.fold;

/// Hash of a key's text. It is the same in every process and release, so that an interrupted load continues with the
/// same ranges. 32 bits select the range, the other 32 the thread.
public final class RowKeyHash {

    private static final long BASIS = 0xCBF29CE484222325L;
    private static final long PRIME = 0x100000001B3L;

    private RowKeyHash() {}

    /// Computes FNV-1a over the text's characters, and mixes the result again, because its low bits are weak.
    public static long of(String text) {
        var hash = BASIS;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        hash = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
        hash = (hash ^ (hash >>> 27)) * 0x94D049BB133111EBL;
        return hash ^ (hash >>> 31);
    }

    /// Returns the range of a hash, among equal ranges.
    static int range(long hash, int ranges) {
        return (int) (((hash & 0xFFFFFFFFL) * ranges) >>> 32);
    }

    /// Returns the thread of a hash.
    public static int thread(long hash, int threads) {
        return (int) (((hash >>> 32) * threads) >>> 32);
    }
}
