package dev.scoresheet.domain.chess.archive;

import dev.scoresheet.domain.chess.Rating;
import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.board.BySide;
import dev.scoresheet.domain.chess.pgn.PgnGame;
import dev.scoresheet.domain.chess.pgn.ResultSpelling;
import dev.scoresheet.domain.chess.pgn.Tag;
import java.util.List;
import java.util.Set;

/// Facts that the tags of a game state, as types of the domain.
record StatedFacts(PgnGame text) {

    /// Tags with names, and with data that identifies people: FIDE numbers and network addresses. Names move to the
    /// player directory; the archive drops the others.
    private static final Set<String> NAME_PEOPLE =
            Set.of("White", "Black", "Annotator", "WhiteFideId", "BlackFideId", "WhiteNA", "BlackNA");

    private static final int DIGITS = 9;

    List<Tag> tagsWithoutPeople() {
        return text.tags().stream()
                .filter(tag -> !NAME_PEOPLE.contains(tag.name()))
                .toList();
    }

    /// Returns the result of the tag; the result of the movetext if the tag states none.
    Result result() {
        return text.tag("Result")
                .flatMap(ResultSpelling::read)
                .filter(result -> result != Result.UNFINISHED)
                .orElse(text.result());
    }

    String termination() {
        return text.tag("Termination").orElse("");
    }

    BySide<Rating> ratings() {
        return new BySide<>(rating("WhiteElo"), rating("BlackElo"));
    }

    private Rating rating(String tag) {
        int points = number(text.tag(tag).orElse("").strip());
        return points >= 1 && points <= Rating.GREATEST ? Rating.of(points) : Rating.UNKNOWN;
    }

    StatedTimeControl timeControl() {
        var stated = text.tag("TimeControl").orElse("").strip();
        if (stated.equals("-")) {
            return new StatedTimeControl.Correspondence();
        }
        int plus = stated.indexOf('+');
        int initial = number(plus < 0 ? stated : stated.substring(0, plus));
        int increment = plus < 0 ? 0 : number(stated.substring(plus + 1));
        return initial < 0 || increment < 0
                ? new StatedTimeControl.Unstated()
                : new StatedTimeControl.Fischer(initial, increment);
    }

    /// Returns the number; -1 for text other than 1 to 9 digits.
    private static int number(String digits) {
        boolean plain = !digits.isEmpty()
                && digits.length() <= DIGITS
                && digits.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        return plain ? Integer.parseInt(digits) : -1;
    }
}
