package dev.scoresheet.adapters.postgres.kernel.connection;

import java.util.regex.Pattern;

/// Name of an object of the database: lower-case letters, digits and `_`. PostgreSQL reads it alike with and without
/// quotes, and reserves no such name for a role.
public record SqlIdentifier(String text) {

    private static final Pattern FORMAT = Pattern.compile("(?!pg_|none$|public$)[a-z_][a-z0-9_]{0,62}");

    public SqlIdentifier {
        if (!isValid(text)) {
            throw new IllegalArgumentException(("'%s' is no name of at most 63 lower-case letters, digits and _, or it"
                            + " is a name that PostgreSQL reserves")
                    .formatted(text));
        }
    }

    public static boolean isValid(String text) {
        return FORMAT.matcher(text).matches();
    }

    @Override
    public String toString() {
        return text;
    }
}
