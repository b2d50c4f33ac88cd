package dev.scoresheet.adapters.http.chess;

import dev.scoresheet.application.chess.statistics.PlayerStatistics;
import dev.scoresheet.application.chess.statistics.SiteTally;
import dev.scoresheet.application.chess.statistics.Tally;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.board.Side;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Statistics of a player on the wire. Both colours are always present. Endings and openings are present only if they
/// occurred.
record StatisticsDocument(
        String id,
        Optional<String> name,
        long games,
        long wins,
        long draws,
        long losses,
        Colours byColour,
        Map<String, Numbers> byTermination,
        Map<String, Numbers> byOpening) {

    record Numbers(long games, long wins, long draws, long losses) {

        static Numbers of(Tally tally) {
            return new Numbers(tally.games(), tally.wins(), tally.draws(), tally.losses());
        }
    }

    record Colours(Numbers white, Numbers black) {}

    record Versus(String a, String b, long games, long aWins, long draws, long bWins) {

        static Versus of(PlayerId a, PlayerId b, Tally tally) {
            return new Versus(a.value(), b.value(), tally.games(), tally.wins(), tally.draws(), tally.losses());
        }
    }

    record Site(long games, long white, long draws, long black) {

        static Site of(SiteTally tally) {
            return new Site(tally.games(), tally.white(), tally.draws(), tally.black());
        }
    }

    static StatisticsDocument of(PlayerId player, Optional<String> name, PlayerStatistics statistics) {
        var terminations = new TreeMap<String, Numbers>();
        statistics.byTermination().forEach((ending, tally) -> terminations.put(ending.word(), Numbers.of(tally)));
        var openings = new TreeMap<String, Numbers>();
        statistics.byOpening().forEach((opening, tally) -> openings.put(opening, Numbers.of(tally)));
        var all = statistics.all();
        return new StatisticsDocument(
                player.value(),
                name,
                all.games(),
                all.wins(),
                all.draws(),
                all.losses(),
                new Colours(numbers(statistics, Side.WHITE), numbers(statistics, Side.BLACK)),
                terminations,
                openings);
    }

    private static Numbers numbers(PlayerStatistics statistics, Side side) {
        return Numbers.of(statistics.bySide().getOrDefault(side, Tally.NONE));
    }
}
