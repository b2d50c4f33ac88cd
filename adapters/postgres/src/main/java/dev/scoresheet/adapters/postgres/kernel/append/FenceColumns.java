package dev.scoresheet.adapters.postgres.kernel.append;

import java.util.List;

/// Columns of the conditions of a batch's appends, with one element per condition. Appends are counted from 1, as in
/// SQL.
final class FenceColumns {

    private static final String PARTITION = "partition";

    final int[] fenceOf;
    final String[] kinds;
    final String[] subjects;
    final long[] numbers;

    FenceColumns(List<EncodedAppend> batch) {
        int conditions = 0;
        for (var append : batch) {
            conditions += append.fence().partition().isPresent() ? 1 : 0;
        }
        fenceOf = new int[conditions];
        kinds = new String[conditions];
        subjects = new String[conditions];
        numbers = new long[conditions];
        int append = 0;
        int condition = 0;
        for (var encoded : batch) {
            append++;
            var partition = encoded.fence().partition();
            if (partition.isPresent()) {
                var epoch = partition.get();
                fenceOf[condition] = append;
                kinds[condition] = PARTITION;
                subjects[condition] = epoch.process() + "/" + epoch.partition();
                numbers[condition] = epoch.epoch();
                condition++;
            }
        }
    }

    boolean isEmpty() {
        return fenceOf.length == 0;
    }
}
