package dev.scoresheet.domain.chess.rating;

import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.clock.Speed;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Id of a rating book: the player, the speed, and the number of the book, from 1. Written `<player>:<speed>:<number>`.
/// A player id has no colon, so the written form has one meaning.
public record BookId(PlayerId player, Speed speed, int number) {

    /// Form of the written id.
    public static final Pattern WRITTEN = Pattern.compile("([A-Za-z0-9_-]{1,64}):("
            + Arrays.stream(Speed.values())
                    .filter(BookId::isRated)
                    .map(Speed::word)
                    .collect(Collectors.joining("|"))
            + "):([1-9][0-9]{0,8})");

    public BookId {
        if (!isRated(speed)) {
            throw new IllegalArgumentException("no game has a rating of the speed " + speed.word());
        }
        if (number < 1) {
            throw new IllegalArgumentException("the first book has the number 1, not " + number);
        }
    }

    /// Parses the written form.
    public static BookId parse(String written) {
        var parts = WRITTEN.matcher(written);
        if (!parts.matches()) {
            throw new IllegalArgumentException("a rating book is written player:speed:number, not '" + written + "'");
        }
        return new BookId(
                new PlayerId(parts.group(1)), Speed.of(parts.group(2)).orElseThrow(), Integer.parseInt(parts.group(3)));
    }

    /// Returns true if games of the speed are rated.
    public static boolean isRated(Speed speed) {
        return speed != Speed.UNKNOWN;
    }

    public BookId withNumber(int other) {
        return new BookId(player, speed, other);
    }

    @Override
    public String toString() {
        return player + ":" + speed.word() + ":" + number;
    }
}
