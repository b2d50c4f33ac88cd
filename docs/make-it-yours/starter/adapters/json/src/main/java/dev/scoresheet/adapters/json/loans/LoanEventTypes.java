package dev.scoresheet.adapters.json.loans;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.scoresheet.adapters.json.kernel.EventTypes;
import dev.scoresheet.adapters.json.kernel.JsonEventCodec;
import dev.scoresheet.adapters.json.kernel.StoredType;
import dev.scoresheet.domain.loans.BranchId;
import dev.scoresheet.domain.loans.CopyId;
import dev.scoresheet.domain.loans.LoanId;
import dev.scoresheet.domain.loans.LoansEvent;
import dev.scoresheet.domain.loans.ReaderId;
import dev.scoresheet.domain.loans.copy.CopyEvent.Lent;
import dev.scoresheet.domain.loans.copy.CopyEvent.ReportedLate;
import dev.scoresheet.domain.loans.copy.CopyEvent.TakenBack;
import dev.scoresheet.domain.loans.loan.LoanEvent.BecameOverdue;
import dev.scoresheet.domain.loans.loan.LoanEvent.Borrowed;
import dev.scoresheet.domain.loans.loan.LoanEvent.Extended;
import dev.scoresheet.domain.loans.loan.LoanEvent.GivenBack;
import dev.scoresheet.domain.loans.loan.LoanEvent.Reminded;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/// Names under which the events of loans are stored.
public final class LoanEventTypes implements EventTypes<LoansEvent> {

    private static final StoredType<Borrowed> BORROWED =
            StoredType.of("loan.borrowed", Borrowed.class).then(LoanEventTypes::withBranch);
    private static final StoredType<Extended> EXTENDED = StoredType.of("loan.extended", Extended.class);
    private static final StoredType<BecameOverdue> OVERDUE = StoredType.of("loan.overdue", BecameOverdue.class);
    private static final StoredType<Reminded> REMINDED = StoredType.of("loan.reminded", Reminded.class);
    private static final StoredType<GivenBack> GIVEN_BACK = StoredType.of("loan.given-back", GivenBack.class);
    private static final StoredType<Lent> LENT = StoredType.of("copy.lent", Lent.class);
    private static final StoredType<ReportedLate> REPORTED_LATE =
            StoredType.of("copy.reported-late", ReportedLate.class);
    private static final StoredType<TakenBack> TAKEN_BACK = StoredType.of("copy.taken-back", TakenBack.class);

    static final Map<Class<?>, Class<?>> MIXINS = Map.of(
            ReaderId.class, Word.class,
            CopyId.class, Word.class,
            BranchId.class, Word.class,
            LoanId.class, Uuid.class);

    public static JsonEventCodec<LoansEvent> codec() {
        return new JsonEventCodec<>(new LoanEventTypes());
    }

    @Override
    public StoredType<? extends LoansEvent> of(LoansEvent event) {
        return switch (event) {
            case Borrowed _ -> BORROWED;
            case Extended _ -> EXTENDED;
            case BecameOverdue _ -> OVERDUE;
            case Reminded _ -> REMINDED;
            case GivenBack _ -> GIVEN_BACK;
            case Lent _ -> LENT;
            case ReportedLate _ -> REPORTED_LATE;
            case TakenBack _ -> TAKEN_BACK;
        };
    }

    @Override
    public List<StoredType<? extends LoansEvent>> all() {
        return List.of(BORROWED, EXTENDED, OVERDUE, REMINDED, GIVEN_BACK, LENT, REPORTED_LATE, TAKEN_BACK);
    }

    /// Stores each id as one word.
    @Override
    public Map<Class<?>, Class<?>> mixins() {
        return MIXINS;
    }

    /// `loan.borrowed` 1 → 2: the library had one branch then.
    private static ObjectNode withBranch(ObjectNode event) {
        return event.put("branch", "main");
    }

    abstract static class Word {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Word(String value) {}

        @JsonValue
        abstract String value();
    }

    abstract static class Uuid {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Uuid(UUID value) {}

        @JsonValue
        abstract UUID value();
    }
}
