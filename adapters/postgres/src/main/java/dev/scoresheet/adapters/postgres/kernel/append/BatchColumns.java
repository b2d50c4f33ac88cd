package dev.scoresheet.adapters.postgres.kernel.append;

import java.util.List;
import java.util.Locale;

/// Columns of a batch: one array per parameter of the append function, with one element per append, per stream or per
/// event.
final class BatchColumns {

    private static final int DIGEST_BYTES = 32;

    final String[] principals;
    final byte[][] keyHashes;
    final byte[][] requestHashes;
    final String[] outcomes;
    final String[] writtenVersions;
    final String[] seenVersions;
    final Integer[] eventCounts;

    final Integer[] streamOf;
    final String[] streams;
    final Long[] expectedVersions;

    final Integer[] eventOf;
    final String[] types;
    final Integer[] schemaVersions;
    final String[] metadata;
    final String[] data;
    /// All, concatenated.
    final byte[] digests;

    private int streamsSoFar;
    private int eventsSoFar;

    BatchColumns(List<EncodedAppend> batch) {
        int appends = batch.size();
        int named = 0;
        int events = 0;
        for (var append : batch) {
            named += append.streams().size();
            events += append.events();
        }
        principals = new String[appends];
        keyHashes = new byte[appends][];
        requestHashes = new byte[appends][];
        outcomes = new String[appends];
        writtenVersions = new String[appends];
        seenVersions = new String[appends];
        eventCounts = new Integer[appends];
        streamOf = new Integer[named];
        streams = new String[named];
        expectedVersions = new Long[named];
        eventOf = new Integer[events];
        types = new String[events];
        schemaVersions = new Integer[events];
        metadata = new String[events];
        data = new String[events];
        digests = new byte[events * DIGEST_BYTES];
        for (int append = 0; append < appends; append++) {
            put(append, batch.get(append));
        }
    }

    private void put(int append, EncodedAppend encoded) {
        var receipt = encoded.receipt();
        principals[append] = receipt.key().principal().stored();
        keyHashes[append] = encoded.keyHash().toArray();
        requestHashes[append] = receipt.requestHash().toArray();
        outcomes[append] = receipt.outcome().name().toLowerCase(Locale.ROOT);
        writtenVersions[append] = encoded.writtenVersions();
        seenVersions[append] = ReceiptVersionsText.written(receipt.seen());
        eventCounts[append] = encoded.events();
        for (var stream : encoded.streams()) {
            streamOf[streamsSoFar] = append + 1;
            streams[streamsSoFar] = stream.id().toString();
            expectedVersions[streamsSoFar] = stream.expected();
            streamsSoFar++;
            for (var event : stream.events()) {
                put(event);
            }
        }
    }

    private void put(EncodedAppend.Event event) {
        eventOf[eventsSoFar] = streamsSoFar; // counted from 1, as in SQL
        types[eventsSoFar] = event.type();
        schemaVersions[eventsSoFar] = event.schemaVersion();
        metadata[eventsSoFar] = event.metadata();
        data[eventsSoFar] = event.data();
        System.arraycopy(event.digest().toArray(), 0, digests, eventsSoFar * DIGEST_BYTES, DIGEST_BYTES);
        eventsSoFar++;
    }
}
