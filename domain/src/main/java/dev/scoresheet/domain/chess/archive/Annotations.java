package dev.scoresheet.domain.chess.archive;

import dev.scoresheet.domain.chess.pgn.ClockNote;
import dev.scoresheet.domain.chess.pgn.MoveText;
import dev.scoresheet.domain.chess.pgn.PgnGame;
import dev.scoresheet.domain.chess.pgn.PgnWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Annotations of movetext: all parts except its moves.
final class Annotations {

    private Annotations() {}

    /// Returns the clock noted after each move; empty unless every move has one.
    static List<Duration> clocks(PgnGame text) {
        var clocks = new ArrayList<Duration>();
        int moves = 0;
        for (var element : text.movetext()) {
            switch (element) {
                case MoveText.San _ -> {
                    if (clocks.size() < moves) {
                        return List.of();
                    }
                    moves++;
                }
                case MoveText.Comment(var comment) -> {
                    if (clocks.size() < moves) {
                        ClockNote.in(comment).ifPresent(clocks::add);
                    }
                }
                case MoveText.Nag _, MoveText.Variation _ -> {}
            }
        }
        return clocks.size() == moves ? clocks : List.of();
    }

    /// Returns the movetext as text; empty if moves and clocks contain all of it.
    static String movetext(PgnGame text) {
        return text.movetext().equals(plain(text.moves(), clocks(text))) ? "" : PgnWriter.writeMovetext(text);
    }

    /// Builds movetext of moves and, where known, their clocks.
    static List<MoveText> plain(List<String> moves, List<Duration> clocks) {
        var plain = new ArrayList<MoveText>();
        for (int ply = 0; ply < moves.size(); ply++) {
            plain.add(new MoveText.San(moves.get(ply)));
            if (!clocks.isEmpty()) {
                plain.add(new MoveText.Comment(ClockNote.of(clocks.get(ply))));
            }
        }
        return plain;
    }
}
