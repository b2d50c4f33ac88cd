package dev.scoresheet.application.chess.system;

import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.system.SystemScript;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.PlayerId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Script of chess. Players challenge each other, play real games, resign, agree, let flags fall, and ask for
/// rematches. Each match is one client, which acts for both players.
///
/// A player begins a match only after the games of all earlier ones were scored. So the results of a player always
/// have the same order.
public record ChessScript(List<PlannedMatch> plan) implements SystemScript<ChessEvent, ChessEnd> {

    public ChessScript {
        plan = List.copyOf(plan);
    }

    /// @param moves most half-moves of a game
    public static ChessScript of(long seed, int players, int matches, int moves) {
        return new ChessScript(MatchPlan.of(seed, players, matches, moves));
    }

    @Override
    public List<MatchClient> clients() {
        var clients = new ArrayList<MatchClient>();
        Map<PlayerId, MatchClient> last = new HashMap<>();
        for (var match : plan) {
            var before = new ArrayList<MatchClient>();
            for (var player : List.of(match.from(), match.to())) {
                Optional.ofNullable(last.get(player)).ifPresent(before::add);
            }
            var client = new MatchClient(match, before);
            last.put(match.from(), client);
            last.put(match.to(), client);
            clients.add(client);
        }
        return clients;
    }

    @Override
    public ChessEnd end(EventStore<ChessEvent> log) {
        return ChessEnd.of(plan, log);
    }
}
