package dev.scoresheet.adapters.http.kernel.answer;

import dev.scoresheet.adapters.http.kernel.route.KernelProblems;
import dev.scoresheet.adapters.http.kernel.route.Problem;
import dev.scoresheet.adapters.http.kernel.route.Reply;
import dev.scoresheet.application.kernel.Product;
import dev.scoresheet.application.kernel.command.Outcome.Conflict;
import dev.scoresheet.application.kernel.command.Outcome.Done;

/// Replies about one stream: its state, and the outcomes of commands that mean the same in every subject.
public final class StreamReplies {

    static final String POSITION = Product.TITLE + "-Position";
    private static final String REPLAYED = "Idempotency-Replayed";

    private StreamReplies() {}

    /// Adds the version as entity tag, and the position of the event at that version. No cache stores the reply.
    public static Reply at(long version, long position, Reply reply) {
        return reply.with("Cache-Control", "no-store")
                .with("ETag", EntityTags.of(version))
                .with(POSITION, Long.toString(position));
    }

    public static Reply done(Done<?, ?> done, Object document) {
        return done(200, done, document);
    }

    /// @param location path of the new resource
    public static Reply created(Done<?, ?> done, String location, Object document) {
        return done(201, done, document).with("Location", location);
    }

    private static Reply done(int status, Done<?, ?> done, Object document) {
        var reply = at(done.version(), done.position(), Reply.json(status, document));
        return done.replayed() ? reply.with(REPLAYED, "true") : reply;
    }

    /// Returns 412 if the client named a version, otherwise 409. The document has the current version.
    ///
    /// @param resource first words of the detail, such as `The game`
    public static Problem conflict(Conflict<?, ?> conflict, String resource) {
        var problem = conflict.named()
                ? KernelProblems.PRECONDITION_FAILED.of(resource + " is at version " + conflict.actual() + ".")
                : KernelProblems.CONCURRENT_CHANGE.of("Another change came first at every attempt.");
        return problem.with("version", conflict.actual());
    }

    public static Problem keyReused() {
        return KernelProblems.KEY_REUSED.of("An earlier request used this key with other content.");
    }
}
