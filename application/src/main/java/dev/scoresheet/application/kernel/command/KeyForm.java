package dev.scoresheet.application.kernel.command;

import java.util.function.Predicate;

/// The form that the keys of a category have, beyond what every stream's key must be.
///
/// @param words say the form to people, as in "its keys are UUIDs"
/// @param fits whether a key has the form; pure
public record KeyForm(String words, Predicate<String> fits) {

    /// Every key that a stream can have.
    public static final KeyForm ANY = new KeyForm("any keys of a stream", _ -> true);
}
