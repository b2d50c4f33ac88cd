package dev.scoresheet.adapters.json.loans;

import dev.scoresheet.adapters.json.kernel.EventTypes;
import dev.scoresheet.adapters.json.kernel.GoldenFilesContract;
import dev.scoresheet.domain.loans.LoansEvent;
import java.nio.file.Path;

class LoanGoldenFilesTest extends GoldenFilesContract<LoansEvent> {

    @Override
    protected EventTypes<LoansEvent> types() {
        return new LoanEventTypes();
    }

    @Override
    protected Class<LoansEvent> union() {
        return LoansEvent.class;
    }

    @Override
    protected Path folder() {
        return Path.of("src/test/resources/loans/events");
    }
}
