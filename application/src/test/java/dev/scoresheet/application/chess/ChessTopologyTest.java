package dev.scoresheet.application.chess;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scoresheet.application.kernel.command.Aggregate;
import dev.scoresheet.application.kernel.process.StateCodec;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.opening.OpeningBook;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChessTopologyTest {

    @Test
    void every_branch_of_the_events_has_one_aggregate_or_process_and_one_category() {
        var applications = ChessTopology.topology(
                        ChessReadModels.with(OpeningBook.NONE),
                        new ChessProcessStates(noStates(), noStates(), noStates(), noStates()))
                .applications();
        var aggregates = applications.stream()
                .flatMap(application -> application.owns().stream())
                .toList();
        var refusals = applications.stream()
                .flatMap(application -> application.processes().stream())
                .map(process -> process.ownEvents())
                .<Class<?>>flatMap(Optional::stream)
                .toList();
        assertEquals(
                new HashSet<>(Arrays.asList(ChessEvent.class.getPermittedSubclasses())),
                new HashSet<>(Stream.concat(aggregates.stream().map(Aggregate::family), refusals.stream())
                        .toList()));
        assertEquals(
                List.of("challenge", "game", "rating", "archive"),
                aggregates.stream().map(Aggregate::category).toList());
    }

    /// Returns a codec of states that this test never stores.
    private static <S> StateCodec<S> noStates() {
        return new StateCodec<>() {
            @Override
            public String text(S state) {
                throw new UnsupportedOperationException();
            }

            @Override
            public S state(String text) {
                throw new UnsupportedOperationException();
            }
        };
    }
}
