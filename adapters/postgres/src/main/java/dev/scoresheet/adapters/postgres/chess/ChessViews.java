package dev.scoresheet.adapters.postgres.chess;

import static dev.scoresheet.adapters.postgres.chess.jooq.Tables.EXPLORER;
import static dev.scoresheet.adapters.postgres.chess.jooq.Tables.HEAD_TO_HEAD;
import static dev.scoresheet.adapters.postgres.chess.jooq.Tables.PLAYER_STATISTICS;
import static dev.scoresheet.adapters.postgres.chess.jooq.Tables.SITE_STATISTICS;

import dev.scoresheet.adapters.postgres.kernel.table.ViewTable;
import dev.scoresheet.application.chess.explorer.MoveTally;
import dev.scoresheet.application.chess.explorer.PlayedMove;
import dev.scoresheet.application.chess.statistics.PlayerGroup;
import dev.scoresheet.application.chess.statistics.PlayerPair;
import dev.scoresheet.application.chess.statistics.SiteStatisticsProjection.SiteKey;
import dev.scoresheet.application.chess.statistics.SiteTally;
import dev.scoresheet.application.chess.statistics.Tally;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.opening.Opening;
import java.util.List;
import java.util.Optional;
import org.jooq.Record;

/// Tables of the chess read models, with the conversion of keys and rows to columns and back.
public final class ChessViews {

    static final ViewTable<PlayerGroup, Tally> PLAYERS = ViewTable.<PlayerGroup, Tally>of(
                    "player-statistics", PLAYER_STATISTICS)
            .key(PLAYER_STATISTICS.PLAYER, group -> group.player().value())
            .key(PLAYER_STATISTICS.COLOUR, group -> ColumnWords.of(group.side()))
            .key(PLAYER_STATISTICS.TERMINATION, group -> group.termination().word())
            .key(
                    PLAYER_STATISTICS.ECO,
                    group -> group.opening().map(Opening::eco).orElse(""))
            .key(
                    PLAYER_STATISTICS.OPENING,
                    group -> group.opening().map(Opening::name).orElse(""))
            .value(PLAYER_STATISTICS.WINS, Tally::wins)
            .value(PLAYER_STATISTICS.DRAWS, Tally::draws)
            .value(PLAYER_STATISTICS.LOSSES, Tally::losses)
            .reading(ChessViews::group, ChessViews::tally);

    static final ViewTable<PlayerPair, Tally> PAIRS = ViewTable.<PlayerPair, Tally>of("head-to-head", HEAD_TO_HEAD)
            .key(HEAD_TO_HEAD.FIRST_PLAYER, pair -> pair.first().value())
            .key(HEAD_TO_HEAD.SECOND_PLAYER, pair -> pair.second().value())
            .value(HEAD_TO_HEAD.WINS, Tally::wins)
            .value(HEAD_TO_HEAD.DRAWS, Tally::draws)
            .value(HEAD_TO_HEAD.LOSSES, Tally::losses)
            .reading(
                    row -> new PlayerPair(
                            new PlayerId(row.get(HEAD_TO_HEAD.FIRST_PLAYER)),
                            new PlayerId(row.get(HEAD_TO_HEAD.SECOND_PLAYER))),
                    ChessViews::pairTally);

    static final ViewTable<SiteKey, SiteTally> SITE = ViewTable.<SiteKey, SiteTally>of(
                    "site-statistics", SITE_STATISTICS)
            .key(SITE_STATISTICS.WHO, _ -> "all")
            .value(SITE_STATISTICS.WHITE, SiteTally::white)
            .value(SITE_STATISTICS.DRAWS, SiteTally::draws)
            .value(SITE_STATISTICS.BLACK, SiteTally::black)
            .reading(_ -> SiteKey.ALL, ChessViews::siteTally);

    static final ViewTable<PlayedMove, MoveTally> MOVES = ViewTable.<PlayedMove, MoveTally>of("explorer", EXPLORER)
            .key(EXPLORER.POSITION, PlayedMove::position)
            .key(EXPLORER.UCI, PlayedMove::uci)
            .value(EXPLORER.WHITE, MoveTally::white)
            .value(EXPLORER.DRAWS, MoveTally::draws)
            .value(EXPLORER.BLACK, MoveTally::black)
            .value(EXPLORER.RATINGS, MoveTally::ratings)
            .value(EXPLORER.RATED, MoveTally::rated)
            .reading(row -> new PlayedMove(row.get(EXPLORER.POSITION), row.get(EXPLORER.UCI)), ChessViews::moveTally);

    private ChessViews() {}

    public static List<ViewTable<?, ?>> all() {
        return List.of(
                GamesTable.TABLE,
                PLAYERS,
                PAIRS,
                SITE,
                MOVES,
                ChallengesTable.TABLE,
                RatingTables.CURRENT,
                RatingTables.HISTORY);
    }

    static Tally tally(Record row) {
        return new Tally(
                row.get(PLAYER_STATISTICS.WINS), row.get(PLAYER_STATISTICS.DRAWS), row.get(PLAYER_STATISTICS.LOSSES));
    }

    static Tally pairTally(Record row) {
        return new Tally(row.get(HEAD_TO_HEAD.WINS), row.get(HEAD_TO_HEAD.DRAWS), row.get(HEAD_TO_HEAD.LOSSES));
    }

    static SiteTally siteTally(Record row) {
        return new SiteTally(
                row.get(SITE_STATISTICS.WHITE), row.get(SITE_STATISTICS.DRAWS), row.get(SITE_STATISTICS.BLACK));
    }

    static MoveTally moveTally(Record row) {
        return new MoveTally(
                row.get(EXPLORER.WHITE),
                row.get(EXPLORER.DRAWS),
                row.get(EXPLORER.BLACK),
                row.get(EXPLORER.RATINGS),
                row.get(EXPLORER.RATED));
    }

    static PlayerGroup group(Record row) {
        var eco = row.get(PLAYER_STATISTICS.ECO);
        return new PlayerGroup(
                new PlayerId(row.get(PLAYER_STATISTICS.PLAYER)),
                ColumnWords.side(row.get(PLAYER_STATISTICS.COLOUR)),
                ColumnWords.termination(row.get(PLAYER_STATISTICS.TERMINATION)),
                eco.isEmpty() ? Optional.empty() : Optional.of(new Opening(eco, row.get(PLAYER_STATISTICS.OPENING))));
    }
}
