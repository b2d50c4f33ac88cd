package dev.scoresheet.application.kernel.projection.step;

/// Deliveries to a view from one bucket of positions: the number of events, and the exclusive or of the hashes of
/// their positions. It does not depend on order or batch limits, so the auditor can compare it with the log. Parked
/// and given-up events count, because they were delivered.
///
/// @param bucket number of the bucket, which has positions `bucket * SIZE + 1` to `(bucket + 1) * SIZE`
public record DeliveryBucket(long bucket, long count, long hash) {

    public static final long SIZE = 4096;

    public static long bucketOf(long position) {
        return (position - 1) / SIZE;
    }

    public static DeliveryBucket of(long position) {
        return new DeliveryBucket(bucketOf(position), 1, hash(position));
    }

    public DeliveryBucket and(DeliveryBucket other) {
        if (bucket != other.bucket) {
            throw new IllegalArgumentException("deliveries of different buckets: " + bucket + ", " + other.bucket);
        }
        return new DeliveryBucket(bucket, count + other.count, hash ^ other.hash);
    }

    /// Hashes a position with a mixer of David Stafford (2011, "Better Bit Mixing", Mix13). The mixer is one to one,
    /// so a single missing event can be found by its hash.
    public static long hash(long position) {
        var mixed = position + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
