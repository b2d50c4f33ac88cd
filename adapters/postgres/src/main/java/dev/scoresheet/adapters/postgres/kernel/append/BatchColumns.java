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
    final String[] wrotes;
    final String[] saws;
    final Integer[] eventCounts;

    final Integer[] streamOf;
    final String[] streams;
    final Long[] expecteds;

    final Integer[] eventOf;
    final String[] types;
    final Integer[] schemaVersions;
    final String[] metadatas;
    final String[] datas;
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
        wrotes = new String[appends];
        saws = new String[appends];
        eventCounts = new Integer[appends];
        streamOf = new Integer[named];
        streams = new String[named];
        expecteds = new Long[named];
        eventOf = new Integer[events];
        types = new String[events];
        schemaVersions = new Integer[events];
        metadatas = new String[events];
        datas = new String[events];
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
        wrotes[append] = encoded.wrote();
        saws[append] = ReceiptVersionsText.written(receipt.seen());
        eventCounts[append] = encoded.events();
        for (var stream : encoded.streams()) {
            streamOf[streamsSoFar] = append + 1;
            streams[streamsSoFar] = stream.id().toString();
            expecteds[streamsSoFar] = stream.expected();
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
        metadatas[eventsSoFar] = event.metadata();
        datas[eventsSoFar] = event.data();
        System.arraycopy(event.digest().toArray(), 0, digests, eventsSoFar * DIGEST_BYTES, DIGEST_BYTES);
        eventsSoFar++;
    }
}
