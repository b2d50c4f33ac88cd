package dev.scoresheet.domain.loans;

import java.util.regex.Pattern;

/// Id of a branch of the library.
public record BranchId(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z]{1,40}");

    public BranchId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("the id of a branch is one word of 1 to 40 letters a-z");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
