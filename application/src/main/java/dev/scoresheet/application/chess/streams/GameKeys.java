package dev.scoresheet.application.chess.streams;

import dev.scoresheet.application.kernel.command.KeyForm;
import java.util.regex.Pattern;

/// Keys of all streams of games: the game's id, in the only spelling that this system writes.
public final class GameKeys {

    public static final KeyForm FORM = new KeyForm(
            "UUIDs of 36 characters, in lower case",
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}").asMatchPredicate());

    private GameKeys() {}
}
