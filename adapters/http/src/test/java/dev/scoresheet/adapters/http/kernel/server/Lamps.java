package dev.scoresheet.adapters.http.kernel.server;

import dev.scoresheet.adapters.http.kernel.contract.OpenApiContract;
import dev.scoresheet.adapters.http.kernel.page.HtmlPages;
import dev.scoresheet.adapters.http.kernel.page.PageSite;
import dev.scoresheet.adapters.http.kernel.request.Guard;
import dev.scoresheet.adapters.http.kernel.request.Limits;
import dev.scoresheet.adapters.http.kernel.route.Call;
import dev.scoresheet.adapters.http.kernel.route.Reply;
import dev.scoresheet.adapters.http.kernel.route.Route;
import dev.scoresheet.adapters.http.kernel.routing.Endpoints;
import dev.scoresheet.adapters.http.kernel.routing.LocalRouter;
import dev.scoresheet.application.kernel.log.OutcomeUnknown;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.log.event.EventRef;
import dev.scoresheet.application.kernel.log.event.EventType;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.event.Undecodable;
import dev.scoresheet.application.kernel.log.event.UnreadableEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// Example subject: lamps, and routes that wait, send large answers and fail on demand.
public final class Lamps {

    static final String SECRET = "jdbc:postgresql://secret-host/";

    static final UUID FITTING = new UUID(7, 7);

    /// Label of a lamp that is not fitted before `release`.
    private static final String HELD = "held";

    /// Label of a lamp whose answer is large.
    private static final String FLOOD = "flood";

    private static final int TOGETHER = 50;

    final CountDownLatch company = new CountDownLatch(TOGETHER);
    final CountDownLatch release = new CountDownLatch(1);
    final CountDownLatch held = new CountDownLatch(1);
    public final AtomicInteger fitted = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();

    public LocalRouter router() {
        return new LocalRouter(new Endpoints(
                OpenApiContract.read("/kernel/lamps.yaml"), routes(), Guard.OPEN, PageSite.of(HtmlPages.folders())));
    }

    public HttpApi listen(int port, Limits limits) throws IOException {
        return listen(port, limits, UnwrittenAnswers.ofThisProcess());
    }

    HttpApi listen(int port, Limits limits, UnwrittenAnswers unwritten) throws IOException {
        return HttpApi.start(
                "lamps",
                "127.0.0.1",
                port,
                limits,
                () -> "request-" + requests.incrementAndGet(),
                router().endpoints(),
                unwritten);
    }

    private List<Route> routes() {
        return List.of(
                new Route("fitLamp", this::fit),
                new Route(
                        "lamps",
                        call -> Reply.json(
                                200, Map.of("limit", call.number("limit").orElse(10)))),
                new Route("lamp", call -> Reply.json(200, Map.of("watts", 60))),
                new Route("switchOn", call -> Reply.json(200, Map.of())),
                new Route("together", call -> {
                    company.countDown();
                    await(company);
                    return Reply.json(200, Map.of());
                }),
                new Route("held", call -> {
                    held.countDown();
                    await(release);
                    return Reply.json(200, Map.of());
                }),
                new Route("flood", call -> flood()),
                new Route("failing", call -> fail(call.required("how"))));
    }

    private Reply fit(Call call) {
        call.creates(FITTING);
        var label = call.body().path("label").asString("");
        if (label.equals(HELD)) {
            await(release);
        }
        fitted.incrementAndGet();
        return label.equals(FLOOD)
                ? flood()
                : Reply.json(201, Map.of("watts", call.body().get("watts").intValue()));
    }

    /// Returns a request whose answer waits for `release`: a creation of a lamp.
    ///
    /// @param headers further lines of the head
    static String hold(String headers) {
        return creation(HELD, headers);
    }

    /// Returns a request with a large answer: a creation of a lamp.
    static String floodOfCreation() {
        return creation(FLOOD, "");
    }

    private static Reply flood() {
        return Reply.text("text/plain", "x".repeat(64 * 1024 * 1024));
    }

    private static String creation(String label, String headers) {
        var body = "{\"watts\":60,\"label\":\"" + label + "\"}";
        return "POST /api/lamps HTTP/1.1\r\nHost: lamps\r\nContent-Type: application/json\r\n" + headers
                + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private static Reply fail(String how) {
        return switch (how) {
            case "away" -> throw new StoreUnavailable("queue full at " + SECRET, Duration.ofSeconds(2));
            case "unknown" -> throw new OutcomeUnknown("lost " + SECRET, new IllegalStateException());
            case "newer" -> throw unreadable(Undecodable.Reason.NEWER_VERSION);
            case "damaged" -> throw unreadable(Undecodable.Reason.DIGEST);
            case "overflow" -> throw new StackOverflowError();
            case "unwritable" -> Reply.json(200, new Unwritable(1));
            case "refused" -> throw new IllegalArgumentException(SECRET);
            default -> throw new IllegalStateException(SECRET);
        };
    }

    record Unwritable(int watts) {
        @Override
        public int watts() {
            throw new IllegalStateException(SECRET);
        }
    }

    private static UnreadableEvent unreadable(Undecodable.Reason reason) {
        return new UnreadableEvent(
                7,
                new EventRef(new StreamId("lamp", "1"), 1),
                new EventType("lamp.fitted", 9),
                new Undecodable(reason, SECRET));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
