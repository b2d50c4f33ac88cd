package dev.scoresheet.adapters.postgres.kernel.append;

import dev.scoresheet.adapters.postgres.kernel.append.EncodedAppend.EncodedReceipt;
import dev.scoresheet.application.kernel.log.stored.ReceiptVersionsText;
import java.util.List;
import java.util.Locale;

/// Columns of a batch: one array per parameter of the append function, with one element per stream, per event or per
/// receipt. Appends and events are counted from 1, as in SQL.
final class BatchColumns {

    private static final int DIGEST_BYTES = 32;

    final int[] streamOf;
    final String[] streams;
    final long[] expectedVersions;

    final int[] eventOf;
    final String[] eventStreams;
    final long[] versions;
    final String[] types;
    final int[] schemaVersions;
    final String[] metadata;
    final String[] data;
    /// All, concatenated.
    final byte[] digests;

    final int[] receiptOf;
    final int[] eventCounts;
    final int[] lastEvents;
    final String[] principals;
    final byte[][] keyHashes;
    final byte[][] requestHashes;
    final String[] outcomes;
    final String[] writtenVersions;
    final String[] seenVersions;

    private int streamsSoFar;
    private int eventsSoFar;
    private int receiptsSoFar;

    BatchColumns(List<EncodedAppend> batch) {
        int named = 0;
        int events = 0;
        int receipts = 0;
        for (var append : batch) {
            named += append.streams().size();
            events += append.events();
            receipts += append.receipt().isPresent() ? 1 : 0;
        }
        streamOf = new int[named];
        streams = new String[named];
        expectedVersions = new long[named];
        eventOf = new int[events];
        eventStreams = new String[events];
        versions = new long[events];
        types = new String[events];
        schemaVersions = new int[events];
        metadata = new String[events];
        data = new String[events];
        digests = new byte[events * DIGEST_BYTES];
        receiptOf = new int[receipts];
        eventCounts = new int[receipts];
        lastEvents = new int[receipts];
        principals = new String[receipts];
        keyHashes = new byte[receipts][];
        requestHashes = new byte[receipts][];
        outcomes = new String[receipts];
        writtenVersions = new String[receipts];
        seenVersions = new String[receipts];
        int append = 0;
        for (var encoded : batch) {
            append++;
            put(append, encoded);
        }
    }

    private void put(int append, EncodedAppend encoded) {
        int before = eventsSoFar;
        for (var stream : encoded.streams()) {
            var name = stream.id().toString();
            streamOf[streamsSoFar] = append;
            streams[streamsSoFar] = name;
            expectedVersions[streamsSoFar] = stream.expected();
            streamsSoFar++;
            long version = stream.expected();
            for (var event : stream.events()) {
                version++;
                put(append, name, version, event);
            }
        }
        if (encoded.receipt().isPresent()) {
            put(append, eventsSoFar - before, encoded.receipt().get(), encoded.writtenVersions());
        }
    }

    private void put(int append, String stream, long version, EncodedAppend.Event event) {
        eventOf[eventsSoFar] = append;
        eventStreams[eventsSoFar] = stream;
        versions[eventsSoFar] = version;
        types[eventsSoFar] = event.type();
        schemaVersions[eventsSoFar] = event.schemaVersion();
        metadata[eventsSoFar] = event.metadata();
        data[eventsSoFar] = event.data();
        System.arraycopy(event.digest().toArray(), 0, digests, eventsSoFar * DIGEST_BYTES, DIGEST_BYTES);
        eventsSoFar++;
    }

    private void put(int append, int events, EncodedReceipt encoded, String written) {
        var receipt = encoded.receipt();
        receiptOf[receiptsSoFar] = append;
        eventCounts[receiptsSoFar] = events;
        lastEvents[receiptsSoFar] = eventsSoFar;
        principals[receiptsSoFar] = receipt.key().principal().stored();
        keyHashes[receiptsSoFar] = encoded.keyHash().toArray();
        requestHashes[receiptsSoFar] = receipt.requestHash().toArray();
        outcomes[receiptsSoFar] = receipt.outcome().name().toLowerCase(Locale.ROOT);
        writtenVersions[receiptsSoFar] = written;
        seenVersions[receiptsSoFar] = ReceiptVersionsText.written(receipt.seen());
        receiptsSoFar++;
    }
}
