package dev.scoresheet.adapters.http.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.http.kernel.route.Call;
import dev.scoresheet.adapters.http.kernel.route.Reply;
import dev.scoresheet.adapters.http.kernel.route.Route;
import dev.scoresheet.adapters.json.kernel.BulbEventTypes;
import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.Topology.BoundedContext;
import dev.scoresheet.application.kernel.command.Aggregate;
import dev.scoresheet.application.kernel.command.KeyForm;
import dev.scoresheet.application.kernel.log.Appends;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.projection.BulbLives;
import dev.scoresheet.domain.kernel.Bulb;
import dev.scoresheet.domain.kernel.BulbCommand;
import dev.scoresheet.domain.kernel.BulbDecider;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import dev.scoresheet.domain.kernel.BulbRejection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Site of bulbs, with a route whose answers the contract has, and answers that it does not have.
class SubjectSiteTest {

    private static final Aggregate<BulbCommand, Bulb, BulbEvent, BulbRejection> BULBS = new Aggregate<>(
            "bulb", KeyForm.ANY, BulbEvent.class, new BulbDecider(), command -> new StreamId("bulb", command.bulb()));

    private final BulbLives lives = new BulbLives(1, "");
    private final SubjectSite<BulbEvent> site = new SubjectSite<>(
            "/kernel/bulbs.yaml",
            List.of(),
            BulbEventTypes.codec(),
            new Topology<>(List.of(new BoundedContext<>("light", List.of(BULBS), Set.of(), List.of(lives)))),
            this::routes);

    private List<Route> routes(SubjectSite.Parts<BulbEvent> parts) {
        return List.of(
                new Route(
                        "countBulbs",
                        call -> parts.replies()
                                .answer(
                                        call,
                                        lives.identity(),
                                        () -> parts.views().read(lives, Map::size),
                                        count -> Map.of(
                                                "bulbs",
                                                count,
                                                "at",
                                                parts.clock().instant().toString()))),
                new Route("misbehave", SubjectSiteTest::misbehave));
    }

    private static Reply misbehave(Call call) {
        return switch (call.required("how")) {
            case "status" -> Reply.json(202, Map.of());
            case "body" -> Reply.json(200, Map.of("bulbs", "many"));
            case "media-type" -> Reply.text("text/plain", "many");
            default -> Reply.json(200, Map.of());
        };
    }

    @Test
    void a_read_model_answers_once_it_has_caught_up_and_by_the_clock_of_the_test() {
        fit();
        assertEquals("view-not-ready", site.get("/api/bulbs").slug());
        site.catchUp();
        site.pass(Duration.ofDays(1));
        assertEquals(
                "2026-11-22T12:00:00Z", site.get("/api/bulbs").json().get("at").stringValue());
        fit();
        assertEquals(1, site.get("/api/bulbs").json().get("bulbs").intValue());
        site.catchUp();
        assertEquals(2, site.get("/api/bulbs").json().get("bulbs").intValue());
    }

    @Test
    void events_differ_in_their_times() {
        fit();
        fit();
        var times = site.log().reader().events(0, 10).stream()
                .map(event -> event.recordedAt())
                .toList();
        assertTrue(times.getFirst().isBefore(times.getLast()), times::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "body", "media-type"})
    void an_answer_that_the_contract_does_not_have_fails(String how) {
        assertEquals(200, site.get("/api/misbehaviour/well").status());
        assertThrows(AssertionError.class, () -> site.get("/api/misbehaviour/" + how));
        var fuzzed = Map.of("how", List.of(how));
        assertThrows(AssertionError.class, () -> site.fuzz(200, fuzzed, List.of("X-Nobody", "x")));
    }

    private void fit() {
        site.log().store().append(Appends.fresh(Appends.freshStream(), 0, new Fitted(40)));
    }
}
