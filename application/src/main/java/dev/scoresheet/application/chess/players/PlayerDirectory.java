package dev.scoresheet.application.chess.players;

import dev.scoresheet.domain.chess.PlayerId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Directory of players: a plain table of names, and the only place that stores them. The log holds only ids, so
/// deleting a row removes a person's name. One row per exact spelling, so one name is one player in all games.
///
/// Thread-safe; calls block. A name has 1 to [#LONGEST_NAME] characters.
public interface PlayerDirectory {

    int LONGEST_NAME = 500;

    /// Returns the ids of the names that are known.
    Map<String, PlayerId> find(Set<String> names);

    /// Adds the unknown names in a separate transaction, which is durable before this returns. Returns the ids of all
    /// names: the given id, or the id that the name had or just got elsewhere.
    Map<String, PlayerId> enrol(Map<String, PlayerId> newcomers);

    /// Returns the names of these players; omits players without a name.
    Map<PlayerId, String> names(Set<PlayerId> players);

    /// Returns players whose name starts with the prefix, character by character, in the order of the names' code
    /// points.
    ///
    /// @param prefix the prefix, which can be empty
    /// @param after a name; names up to it are left out
    /// @param limit maximum number of players, at least 1
    List<Named> startingWith(String prefix, String after, int limit);

    record Named(PlayerId id, String name) {}

    default Optional<String> name(PlayerId player) {
        return Optional.ofNullable(names(Set.of(player)).get(player));
    }
}
