package dev.scoresheet.application.chess.players;

import dev.scoresheet.domain.chess.PlayerId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Who the players are: a plain table of names, and the only place that has them. The log holds ids, so
/// forgetting a person is deleting a row. One row per exact spelling, so one name is one player in all games.
///
/// Thread-safe; calls block. A name has 1 to [#LONGEST_NAME] characters.
public interface PlayerDirectory {

    int LONGEST_NAME = 500;

    /// The ids of those of these names that are known.
    Map<String, PlayerId> find(Set<String> names);

    /// Adds the names that are not known yet, in a transaction of its own that is durable before this returns,
    /// and answers the ids of all of them: the given one, or the one that the name had or has just got
    /// elsewhere.
    Map<String, PlayerId> enrol(Map<String, PlayerId> newcomers);

    /// The names of those of these players that have one.
    Map<PlayerId, String> names(Set<PlayerId> players);

    /// Players whose name begins like this, letter by letter, in the order of the names' code points.
    ///
    /// @param prefix may be empty
    /// @param after a name; those up to it are left out
    /// @param limit 1 at least
    List<Named> startingWith(String prefix, String after, int limit);

    record Named(PlayerId id, String name) {}

    default Optional<String> name(PlayerId player) {
        return Optional.ofNullable(names(Set.of(player)).get(player));
    }
}
