package dev.scoresheet.adapters.cli.chess.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.domain.chess.board.Position;
import dev.scoresheet.domain.chess.notation.MoveReading;
import dev.scoresheet.domain.chess.notation.Uci;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RepertoireTest {

    @Test
    void known_moves_are_legal_and_lead_to_different_openings() {
        var random = new SplittableRandom(18);
        var openings = new HashSet<List<String>>();
        for (var game = 0; game < 500; game++) {
            var moves = new ArrayList<String>();
            var position = Position.initial();
            for (var next = Repertoire.next(moves, random); next.isPresent(); next = Repertoire.next(moves, random)) {
                var read = assertInstanceOf(
                        MoveReading.Read.class, Uci.read(next.get(), position), () -> moves.toString());
                position = position.play(read.move());
                moves.add(next.get());
            }
            openings.add(List.copyOf(moves));
        }
        assertTrue(openings.size() > 12, openings.toString());
    }

    @Test
    void an_unknown_move_ends_the_knowledge() {
        assertEquals(Optional.empty(), Repertoire.next(List.of("a2a3"), new SplittableRandom(18)));
    }
}
