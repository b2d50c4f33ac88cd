package dev.scoresheet.application.chess.imports;

import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.board.BySide;
import dev.scoresheet.domain.chess.pgn.PgnGame;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Ids of the players that the games of a batch name. A player without a name gets a new id in each game, and no name
/// leads to it.
record PlayerIdsByName(Map<String, PlayerId> ids, Supplier<PlayerId> freshIds) {

    private static final Set<String> UNKNOWN_NAMES = Set.of("", "?");

    PlayerIdsByName {
        ids = Map.copyOf(ids);
    }

    static Set<String> names(List<PgnGame> games) {
        var names = new HashSet<String>();
        for (var game : games) {
            names.add(name(game, "White"));
            names.add(name(game, "Black"));
        }
        names.removeIf(name -> UNKNOWN_NAMES.contains(name.strip()));
        return names;
    }

    /// Returns these ids, with a new id for each further name.
    PlayerIdsByName with(Set<String> names) {
        var all = new HashMap<>(ids);
        names.forEach(name -> all.computeIfAbsent(name, _ -> freshIds.get()));
        return new PlayerIdsByName(all, freshIds);
    }

    /// Returns the ids of these names.
    Map<String, PlayerId> idsOf(Set<String> names) {
        var part = new HashMap<>(ids);
        part.keySet().retainAll(names);
        return part;
    }

    BySide<PlayerId> of(PgnGame game) {
        return new BySide<>(id(name(game, "White")), id(name(game, "Black")));
    }

    /// True if the named players of a game have the same ids here and in the other map.
    boolean agreeWith(PlayerIdsByName others, PgnGame game) {
        var names = names(List.of(game));
        return idsOf(names).equals(others.idsOf(names));
    }

    private PlayerId id(String name) {
        return Optional.ofNullable(ids.get(name)).orElseGet(freshIds);
    }

    private static String name(PgnGame game, String tag) {
        return game.tag(tag).orElse("");
    }
}
