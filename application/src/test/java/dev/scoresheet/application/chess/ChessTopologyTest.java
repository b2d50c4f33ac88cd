package dev.scoresheet.application.chess;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scoresheet.application.kernel.command.Aggregate;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.opening.OpeningBook;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChessTopologyTest {

    @Test
    void every_branch_of_the_events_has_one_aggregate_and_one_category() {
        var aggregates = ChessTopology.topology(ChessReadModels.with(OpeningBook.NONE)).applications().stream()
                .flatMap(application -> application.owns().stream())
                .toList();
        assertEquals(
                new HashSet<>(Arrays.asList(ChessEvent.class.getPermittedSubclasses())),
                new HashSet<>(aggregates.stream().map(Aggregate::family).toList()));
        assertEquals(
                List.of("game", "archive"),
                aggregates.stream().map(Aggregate::category).toList());
    }
}
