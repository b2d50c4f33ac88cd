package dev.scoresheet.adapters.http.loans;

import dev.scoresheet.adapters.http.kernel.answer.ReadModelReplies;
import dev.scoresheet.adapters.http.kernel.route.Call;
import dev.scoresheet.adapters.http.kernel.route.Reply;
import dev.scoresheet.adapters.http.kernel.route.Route;
import dev.scoresheet.application.loans.OpenLoansProjection;
import dev.scoresheet.application.loans.OpenLoansQueries;
import dev.scoresheet.domain.loans.ReaderId;
import java.util.List;

/// Routes of readers, from the read model of open loans.
public record OpenLoanRoutes(ReadModelReplies replies, OpenLoansQueries queries) {

    public List<Route> routes() {
        return List.of(new Route("getOpenLoans", this::open));
    }

    private Reply open(Call call) {
        var reader = call.valueOf("reader", call.required("reader"), ReaderId::new);
        return replies.answer(
                call, new OpenLoansProjection().identity(), () -> queries.of(reader), LoanDocument.Page::of);
    }
}
