package dev.scoresheet.application.chess.games;

import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.Termination;
import dev.scoresheet.domain.chess.board.BySide;
import dev.scoresheet.domain.chess.board.Position;
import dev.scoresheet.domain.chess.board.Variant;
import dev.scoresheet.domain.chess.clock.MoveTime;
import dev.scoresheet.domain.chess.clock.TimeControl;
import dev.scoresheet.domain.chess.game.Game.Ended;
import dev.scoresheet.domain.chess.game.Game.InProgress;
import dev.scoresheet.domain.chess.game.GameEvent.MovePlayed;
import dev.scoresheet.domain.chess.game.GameEvent.MovesTakenBack;
import dev.scoresheet.domain.chess.notation.Fen;
import dev.scoresheet.domain.chess.notation.San;
import dev.scoresheet.domain.chess.pgn.ClockNote;
import dev.scoresheet.domain.chess.pgn.MoveText;
import dev.scoresheet.domain.chess.pgn.PgnGame;
import dev.scoresheet.domain.chess.pgn.PgnWriter;
import dev.scoresheet.domain.chess.pgn.Tag;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// PGN of a game that was played here: the seven tags of the standard in their order, then tags that other sites use.
final class PlayedPgn {

    private PlayedPgn() {}

    static String of(PlayedGame game, BySide<String> names) {
        return PgnWriter.write(new PgnGame(tags(game, names), movetext(game), result(game)));
    }

    private static List<Tag> tags(PlayedGame game, BySide<String> names) {
        var started = game.state().started();
        var startedAt = game.startedAt().map(at -> at.atOffset(ZoneOffset.UTC));
        var date = startedAt.map(PlayedPgn::date).orElse("????.??.??");
        var tags = new ArrayList<>(List.of(
                new Tag("Event", started.rated() ? "Rated game" : "Casual game"),
                new Tag("Site", "?"),
                new Tag("Date", date),
                new Tag("Round", "-"),
                new Tag("White", names.white()),
                new Tag("Black", names.black()),
                new Tag("Result", result(game).text()),
                new Tag("GameId", game.id().toString())));
        startedAt.ifPresent(at -> {
            tags.add(new Tag("UTCDate", date));
            tags.add(new Tag("UTCTime", time(at)));
        });
        if (game.state().variant() == Variant.CHESS960) {
            tags.add(new Tag("Variant", "Chess960"));
        }
        if (!started.start().equals(Fen.write(Position.initial(), Variant.STANDARD))) {
            tags.add(new Tag("SetUp", "1"));
            tags.add(new Tag("FEN", started.start()));
        }
        tags.add(new Tag("TimeControl", timeControl(started.timeControl())));
        termination(game).ifPresent(word -> tags.add(new Tag("Termination", word)));
        return tags;
    }

    private static List<MoveText> movetext(PlayedGame game) {
        var movetext = new ArrayList<MoveText>();
        var position = game.state().line().start();
        var moves = game.state().line().moves();
        var times = times(game);
        for (int ply = 0; ply < moves.size(); ply++) {
            movetext.add(new MoveText.San(San.write(moves.get(ply), position)));
            position = position.play(moves.get(ply));
            switch (times.get(ply)) {
                case MoveTime.Measured(var _, var remaining) ->
                    movetext.add(new MoveText.Comment(ClockNote.of(remaining)));
                case MoveTime.Untimed _ -> {}
            }
        }
        return movetext;
    }

    /// Returns the times of the moves that were not taken back.
    private static List<MoveTime> times(PlayedGame game) {
        var times = new ArrayList<MoveTime>();
        for (var recorded : game.stream().events()) {
            if (recorded.event() instanceof MovePlayed played) {
                times.add(played.time());
            } else if (recorded.event() instanceof MovesTakenBack(var count, var _, var _)) {
                times.subList(times.size() - count, times.size()).clear();
            }
        }
        return times;
    }

    private static Result result(PlayedGame game) {
        return switch (game.state()) {
            case InProgress _ -> Result.UNFINISHED;
            case Ended ended -> ended.result();
        };
    }

    /// Returns the termination in the words of Lichess, which other sites have adopted.
    private static Optional<String> termination(PlayedGame game) {
        return switch (game.state()) {
            case InProgress _ -> Optional.of("Unterminated");
            case Ended ended -> termination(ended.termination());
        };
    }

    private static Optional<String> termination(Termination termination) {
        return switch (termination) {
            case CHECKMATE,
                    STALEMATE,
                    RESIGNATION,
                    AGREEMENT,
                    THREEFOLD_CLAIM,
                    FIVEFOLD,
                    FIFTY_CLAIM,
                    SEVENTY_FIVE,
                    DEAD_POSITION -> Optional.of("Normal");
            case FLAG, FLAG_DEAD -> Optional.of("Time forfeit");
            case ABANDONED, NO_START, ABORTED -> Optional.of("Abandoned");
            case UNKNOWN -> Optional.empty();
        };
    }

    private static String timeControl(TimeControl timeControl) {
        return switch (timeControl) {
            case TimeControl.Fischer(var initial, var increment) -> initial + "+" + increment;
            case TimeControl.Untimed _ -> "-";
        };
    }

    private static String date(OffsetDateTime at) {
        return String.format(Locale.ROOT, "%04d.%02d.%02d", at.getYear(), at.getMonthValue(), at.getDayOfMonth());
    }

    private static String time(OffsetDateTime at) {
        return String.format(Locale.ROOT, "%02d:%02d:%02d", at.getHour(), at.getMinute(), at.getSecond());
    }
}
