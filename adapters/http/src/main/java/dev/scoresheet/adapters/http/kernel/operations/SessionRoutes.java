package dev.scoresheet.adapters.http.kernel.operations;

import dev.scoresheet.adapters.http.kernel.route.Call;
import dev.scoresheet.adapters.http.kernel.route.Reply;
import dev.scoresheet.adapters.http.kernel.route.Route;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Routes of the operations listener for the sessions of the operator's page. They ask no store, so an operator can
/// sign in while the database is away. The guard has checked the token before.
public record SessionRoutes(OperatorSessions sessions, AnsweringNode node) {

    private static final System.Logger LOG = System.getLogger(SessionRoutes.class.getName());

    /// Node that answers.
    ///
    /// @param name name of the node in its leases
    public record AnsweringNode(String name, String release, String store) {}

    /// Session, and the node that answers.
    ///
    /// @param until end of the cookie; empty for a request with the token
    record OperatorSession(String node, String release, String store, Optional<Instant> until) {}

    public List<Route> routes() {
        return List.of(
                new Route("session", this::session),
                new Route("signIn", this::signIn),
                new Route("signOut", _ -> cookie(Reply.empty(204), OperatorSessions.removal())));
    }

    private Reply session(Call call) {
        var end = sessions.end(call.request());
        return end.isPresent() || call.header("Authorization").isPresent()
                ? shown(end)
                : Reply.empty(204).with("Cache-Control", "no-store");
    }

    private Reply signIn(Call call) {
        var secure = call.header("Origin").filter(page -> page.startsWith("https://"));
        var begun = sessions.begin(secure.isPresent());
        LOG.log(System.Logger.Level.INFO, "{0}: an operator signed in until {1}", call.correlation(), begun.end());
        return cookie(shown(Optional.of(begun.end())), begun.cookie());
    }

    private Reply shown(Optional<Instant> until) {
        return Reply.json(200, new OperatorSession(node.name(), node.release(), node.store(), until))
                .with("Cache-Control", "no-store");
    }

    private static Reply cookie(Reply reply, String cookie) {
        return reply.with("Set-Cookie", cookie).with("Cache-Control", "no-store");
    }
}
