package dev.scoresheet.application.kernel.log.event;

import java.util.Locale;

/// Name of a stream: its category and its key, written `game-0198c1d2-…`.
///
/// A category is lower-case letters; a key is 1 to 200 characters of `[A-Za-z0-9_.:-]`. So the written form can be
/// split at the first hyphen. Keys made by this system are time-ordered UUIDs (version 7), which keeps the index on
/// streams dense.
public record StreamId(String category, String key) {

    private static final int LONGEST_CATEGORY = 40;
    private static final int LONGEST_KEY = 200;
    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
    private static final boolean[] OF_CATEGORY = table(LOWER);
    private static final boolean[] OF_KEY = table(LOWER + LOWER.toUpperCase(Locale.ROOT) + "0123456789_.:-");

    public StreamId {
        if (category.isEmpty() || category.length() > LONGEST_CATEGORY || !consistsOf(category, OF_CATEGORY)) {
            throw new IllegalArgumentException("a category is 1 to 40 lower-case letters, not '" + category + "'");
        }
        if (key.isEmpty() || key.length() > LONGEST_KEY || !consistsOf(key, OF_KEY)) {
            throw new IllegalArgumentException(
                    "the key of a stream has 1 to 200 characters of A-Z a-z 0-9 _ . : -, not '" + key + "'");
        }
    }

    /// Parses the written form.
    public static StreamId parse(String written) {
        int hyphen = written.indexOf('-');
        if (hyphen < 0) {
            throw new IllegalArgumentException("a stream is written category-key, not '" + written + "'");
        }
        return new StreamId(written.substring(0, hyphen), written.substring(hyphen + 1));
    }

    @Override
    public String toString() {
        return category + "-" + key;
    }

    // Loops over tables are fast; this matters because each event that is read names its stream.

    private static boolean[] table(String characters) {
        var table = new boolean[128];
        characters.chars().forEach(character -> table[character] = true);
        return table;
    }

    private static boolean consistsOf(String text, boolean[] table) {
        for (int i = 0; i < text.length(); i++) {
            var character = text.charAt(i);
            if (character >= table.length || !table[character]) {
                return false;
            }
        }
        return true;
    }
}
