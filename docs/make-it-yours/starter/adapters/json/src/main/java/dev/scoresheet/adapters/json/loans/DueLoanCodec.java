package dev.scoresheet.adapters.json.loans;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.scoresheet.adapters.json.kernel.JsonStateCodec;
import dev.scoresheet.application.kernel.process.StateCodec;
import dev.scoresheet.domain.loans.overdue.DueLoan;
import java.util.HashMap;
import java.util.Map;

/// Codec of the state of the process [dev.scoresheet.domain.loans.overdue.OverdueLoans].
public final class DueLoanCodec {

    private DueLoanCodec() {}

    public static StateCodec<DueLoan> codec() {
        return JsonStateCodec.of(DueLoan.class, mixins());
    }

    private static Map<Class<?>, Class<?>> mixins() {
        var mixins = new HashMap<>(LoanEventTypes.MIXINS);
        mixins.put(DueLoan.class, Kinds.class);
        return mixins;
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = DueLoan.None.class, name = "none"),
        @JsonSubTypes.Type(value = DueLoan.Running.class, name = "running"),
        @JsonSubTypes.Type(value = DueLoan.Late.class, name = "late")
    })
    private interface Kinds {}
}
