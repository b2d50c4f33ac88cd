package dev.scoresheet.domain.loans;

import java.util.regex.Pattern;

/// Id of one copy of a book, as on its label. It is the key of a stream.
public record CopyId(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9]{1,40}(-[a-z0-9]{1,40}){0,3}");

    public CopyId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "the id of a copy is one to four words of a-z 0-9 with hyphens between them");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
