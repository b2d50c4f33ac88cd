package dev.scoresheet.application.chess.statistics;

import dev.scoresheet.domain.chess.Termination;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.opening.Opening;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Statistics of a player's games, in total and in groups. Groups without a game are left out. Games with an unknown
/// opening are left out of the openings.
///
/// @param byOpening games by name of the opening; codes with the same name are one group
public record PlayerStatistics(
        Tally all, Map<Side, Tally> bySide, Map<Termination, Tally> byTermination, SortedMap<String, Tally> byOpening) {

    /// @param groups the groups of one player
    public static PlayerStatistics of(Map<PlayerGroup, Tally> groups) {
        var all = Tally.NONE;
        var bySide = new EnumMap<Side, Tally>(Side.class);
        var byTermination = new EnumMap<Termination, Tally>(Termination.class);
        var byOpening = new TreeMap<String, Tally>();
        for (var group : groups.entrySet()) {
            var tally = group.getValue();
            all = all.and(tally);
            bySide.merge(group.getKey().side(), tally, Tally::and);
            byTermination.merge(group.getKey().termination(), tally, Tally::and);
            group.getKey().opening().map(Opening::name).ifPresent(name -> byOpening.merge(name, tally, Tally::and));
        }
        return new PlayerStatistics(all, bySide, byTermination, byOpening);
    }
}
