package dev.scoresheet.application.kernel.command;

import java.util.function.Predicate;

/// Form of the keys of a category, in addition to the rules for every stream's key.
///
/// @param words form in words for people, as in "its keys are UUIDs"
/// @param fits test whether a key has the form; pure
public record KeyForm(String words, Predicate<String> fits) {

    /// Form that accepts every valid key of a stream.
    public static final KeyForm ANY = new KeyForm("any keys of a stream", _ -> true);
}
