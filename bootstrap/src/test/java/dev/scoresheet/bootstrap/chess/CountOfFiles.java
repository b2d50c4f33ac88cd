package dev.scoresheet.bootstrap.chess;

import dev.scoresheet.domain.chess.board.Position;
import dev.scoresheet.domain.chess.board.Variant;
import dev.scoresheet.domain.chess.notation.Fen;
import dev.scoresheet.domain.chess.notation.FenReading;
import dev.scoresheet.domain.chess.notation.MoveReading;
import dev.scoresheet.domain.chess.notation.San;
import dev.scoresheet.domain.chess.notation.Uci;
import dev.scoresheet.domain.chess.pgn.PgnEntry;
import dev.scoresheet.domain.chess.pgn.PgnGame;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Expected rows of the explorer, counted from the files alone: each different game counts once.
final class CountOfFiles {

    private final Set<String> seen = new HashSet<>();
    private final Map<String, Map<String, Object>> moves = new TreeMap<>();
    private int games;
    private long made;

    void take(PgnEntry.Read entry) {
        var game = entry.game();
        var tagged = game.tag("Result").orElse("*");
        var result = Set.of("1-0", "0-1", "1/2-1/2").contains(tagged)
                ? tagged
                : game.result().text();
        var start = game.tag("FEN").orElse(Fen.write(Position.initial(), Variant.STANDARD));
        if (!seen.add(entry.source()) || result.equals("*") || !isUsual(start)) {
            return;
        }
        games++;
        var line = new ArrayList<String>();
        var position = Position.initial();
        for (var san : game.moves().subList(0, Math.min(30, game.moves().size()))) {
            var move = ((MoveReading.Read) San.read(san, position)).move();
            line.add(Uci.write(move, Variant.STANDARD));
            position = position.play(move);
        }
        made += line.size();
        FoldOfLines.explore(moves, start, line, result, rating(game, "WhiteElo"), rating(game, "BlackElo"));
    }

    private static boolean isUsual(String fen) {
        return Fen.parse(fen) instanceof FenReading.Read(var position)
                && position.key().equals(Position.initial().key());
    }

    private static Long rating(PgnGame game, String tag) {
        var text = game.tag(tag).orElse("").strip();
        return text.matches("[1-9]\\d{0,3}") ? Long.valueOf(text) : null;
    }

    Map<String, Map<String, Object>> moves() {
        return moves;
    }

    int games() {
        return games;
    }

    long made() {
        return made;
    }
}
