package dev.scoresheet.application.kernel.log;

/// The name of a stream: its category and its key, written `game-0198c1d2-…`.
///
/// A category is lower-case letters, a key 1 to 200 characters of `[A-Za-z0-9_.:-]`, so that the
/// written form can be taken apart again at the first hyphen. Keys made by this system are time-ordered
/// UUIDs (version 7), which keeps the index on streams dense.
public record StreamId(String category, String key) {

    private static final int LONGEST_CATEGORY = 40;
    private static final int LONGEST_KEY = 200;

    public StreamId {
        if (category.isEmpty() || category.length() > LONGEST_CATEGORY || !isOfCategory(category)) {
            throw new IllegalArgumentException("a category is 1 to 40 lower-case letters, not '" + category + "'");
        }
        if (key.isEmpty() || key.length() > LONGEST_KEY || !isOfKey(key)) {
            throw new IllegalArgumentException("a stream's key is 1 to 200 of A-Z a-z 0-9 _ . : -, not '" + key + "'");
        }
    }

    /// Takes the written form apart.
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

    // Plain loops: every event that is read names its stream.

    private static boolean isOfCategory(String category) {
        for (int i = 0; i < category.length(); i++) {
            if (!isLower(category.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOfKey(String key) {
        for (int i = 0; i < key.length(); i++) {
            if (!isOfKey(key.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLower(char character) {
        return character >= 'a' && character <= 'z';
    }

    private static boolean isOfKey(char character) {
        return isLower(character)
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || "_.:-".indexOf(character) >= 0;
    }
}
