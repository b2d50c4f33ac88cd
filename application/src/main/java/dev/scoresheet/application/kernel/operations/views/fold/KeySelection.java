package dev.scoresheet.application.kernel.operations.views.fold;

import java.util.Set;

/// Selection of the rows that a fold makes.
public sealed interface KeySelection {

    KeySelection ALL = new All();

    /// @param hash hash of the text, by [RowKeyHash]
    boolean takes(String text, long hash);

    /// Returns the number of partitions that share the rows.
    int partitions(int most);

    record All() implements KeySelection {
        @Override
        public boolean takes(String text, long hash) {
            return true;
        }

        @Override
        public int partitions(int most) {
            return most;
        }
    }

    /// One of several ranges, counted from 0.
    record Range(int number, int of) implements KeySelection {
        @Override
        public boolean takes(String text, long hash) {
            return RowKeyHash.range(hash, of) == number;
        }

        @Override
        public int partitions(int most) {
            return most;
        }
    }

    /// Few rows, which one partition holds.
    record Only(Set<String> texts) implements KeySelection {
        public Only {
            texts = Set.copyOf(texts);
        }

        @Override
        public boolean takes(String text, long hash) {
            return texts.contains(text);
        }

        @Override
        public int partitions(int most) {
            return 1;
        }
    }

    static KeySelection range(int number, int of) {
        return of == 1 ? ALL : new Range(number, of);
    }
}
