package dev.scoresheet.domain.loans;

import java.util.regex.Pattern;

/// Id of a reader. It is never a name, because events stay for ever.
public record ReaderId(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    public ReaderId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("the id of a reader has 1 to 64 characters of A-Z a-z 0-9 _ -");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
