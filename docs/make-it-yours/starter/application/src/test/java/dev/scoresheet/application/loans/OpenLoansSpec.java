package dev.scoresheet.application.loans;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.projection.Projection;
import dev.scoresheet.application.kernel.projection.ProjectionSpec;
import dev.scoresheet.application.kernel.projection.subscription.FollowedProjection;
import dev.scoresheet.domain.kernel.Seed;
import dev.scoresheet.domain.loans.LoansEvent;
import dev.scoresheet.domain.loans.ReaderId;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Specification of the read model of open loans, for each store. Each way to fill it gives the same rows, and the
/// answers are those of the streams.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class OpenLoansSpec extends ProjectionSpec<LoansEvent> {

    private static final int COMMANDS = 400;

    private List<OpenLoan> expected = List.of();

    protected abstract EventCodec<LoansEvent> codec();

    protected abstract Topology<LoansEvent> topology();

    protected abstract EventStore<LoansEvent> events();

    /// Returns queries of the rows, which contain the whole log.
    protected abstract OpenLoansQueries queries();

    @BeforeAll
    void write() {
        expected = SampleOfLoans.write(events(), Seed.random("OpenLoansSpec"), COMMANDS);
    }

    @Override
    protected final List<Projection<LoansEvent, ?, ?, ?>> projections() {
        return List.of(new OpenLoansProjection());
    }

    @Override
    protected final Filter followed(Projection<LoansEvent, ?, ?, ?> projection) {
        var lending = topology().applications().getFirst();
        return FollowedProjection.in(lending, projection, codec()).filter();
    }

    @Test
    void a_reader_has_the_loans_that_are_open() {
        for (var reader : SampleOfLoans.READERS) {
            assertSame(
                    loan -> loan.reader().equals(reader), queries().of(reader).value());
        }
        assertEquals(List.of(), queries().of(new ReaderId("nobody")).value());
    }

    @Test
    void the_list_to_remind_has_the_overdue_loans_without_a_reminder() {
        assertSame(
                loan -> loan.overdue() && !loan.reminded(), queries().toRemind().value());
        assertFalse(queries().toRemind().value().isEmpty());
    }

    private void assertSame(Predicate<OpenLoan> wanted, List<OpenLoan> answer) {
        assertEquals(expected.stream().filter(wanted).collect(Collectors.toSet()), new HashSet<>(answer));
        var days = answer.stream().map(OpenLoan::due).toList();
        assertEquals(days.stream().sorted().toList(), days, "the first due loan is first");
    }
}
