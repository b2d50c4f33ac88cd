package dev.scoresheet.adapters.http.chess.challenges;

import dev.scoresheet.adapters.http.kernel.answer.PageCursor;
import dev.scoresheet.adapters.http.kernel.answer.ReadModelReplies;
import dev.scoresheet.adapters.http.kernel.route.Call;
import dev.scoresheet.adapters.http.kernel.route.Reply;
import dev.scoresheet.adapters.http.kernel.route.Route;
import dev.scoresheet.application.chess.challenges.ChallengeSearch;
import dev.scoresheet.application.chess.challenges.ChallengeSearch.Found;
import dev.scoresheet.application.chess.challenges.ChallengeSearch.Wanted;
import dev.scoresheet.application.kernel.projection.ViewIdentity;
import dev.scoresheet.application.kernel.time.StoreClock;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.challenge.ChallengeStatus;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Route that lists challenges.
///
/// @param view view that the search reads
/// @param clock clock of the store. A challenge whose time is over is left out of the list of open ones
public record ChallengeSearchRoutes(
        ReadModelReplies models,
        ViewIdentity view,
        ChallengeSearch search,
        ChallengeDocuments documents,
        StoreClock clock) {

    private static final String OPERATION = "findChallenges";
    private static final int USUAL_PAGE = 25;

    public List<Route> routes() {
        return List.of(new Route(OPERATION, this::page));
    }

    private Reply page(Call call) {
        var wanted = new Wanted(
                call.parameter("status").flatMap(ChallengeStatus::of).orElse(ChallengeStatus.OPEN),
                call.parameter("player").map(PlayerId::new));
        var place = PageCursor.read(OPERATION, call).map(ChallengeSearchRoutes::position);
        var before = place.isPresent() ? OptionalLong.of(place.get()) : OptionalLong.empty();
        int limit = (int) call.number("limit").orElse(USUAL_PAGE);
        return models.answer(
                call, view, () -> search.search(wanted, before, limit), found -> listing(call, found, wanted.status()));
    }

    private ChallengeDocument.Page listing(Call call, Found found, ChallengeStatus status) {
        var now = clock.estimate();
        return new ChallengeDocument.Page(
                documents.of(found.challenges().stream()
                        .filter(listed -> listed.row().challenge().statusAt(now) == status)
                        .toList()),
                found.more()
                        ? Optional.of(PageCursor.write(
                                OPERATION,
                                call,
                                Long.toString(found.challenges().getLast().row().position())))
                        : Optional.empty());
    }

    private static long position(String place) {
        try {
            return Long.parseLong(place);
        } catch (NumberFormatException notOurs) {
            throw PageCursor.refused();
        }
    }
}
