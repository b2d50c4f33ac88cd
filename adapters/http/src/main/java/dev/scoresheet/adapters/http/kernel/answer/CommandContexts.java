package dev.scoresheet.adapters.http.kernel.answer;

import dev.scoresheet.adapters.http.kernel.request.Request;
import dev.scoresheet.adapters.http.kernel.request.TraceParent;
import dev.scoresheet.adapters.http.kernel.route.Call;
import dev.scoresheet.application.kernel.command.CommandContext;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.Principal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/// What of a call goes with a command: under which key it is done once, what the request was, which version its sender
/// believes in, and whose trace it is part of.
public final class CommandContexts {

    public static final String KEY = "Idempotency-Key";
    public static final String PRECONDITION = "If-Match";
    public static final String REPLAYED = "Idempotency-Replayed";

    /// No stream ever gets there, so it is the version of a precondition that nothing can meet.
    private static final long UNREACHABLE = Long.MAX_VALUE;

    private CommandContexts() {}

    /// @param actor who asks; also the principal whose key it is
    /// @param current the version that stands now, asked for only when the client allows several
    public static CommandContext context(Call call, Optional<String> actor, LongSupplier current) {
        var principal = actor.<Principal>map(Principal.Client::new).orElseGet(Principal.Anonymous::new);
        return new CommandContext(
                new ReceiptKey(principal, call.parameter(KEY).orElse(call.correlation())),
                hash(call.request()),
                expectedVersion(call, current),
                new Metadata(
                        call.correlation(),
                        Optional.empty(),
                        actor,
                        TraceParent.traceId(call.request().headers().getAll("traceparent"))));
    }

    private static OptionalLong expectedVersion(Call call, LongSupplier current) {
        var field = call.parameter(PRECONDITION);
        if (field.isEmpty() || EntityTags.isAny(field.get())) {
            return OptionalLong.empty();
        }
        var versions = EntityTags.versions(field.get());
        return switch (versions.size()) {
            case 0 -> OptionalLong.of(UNREACHABLE);
            case 1 -> OptionalLong.of(versions.getFirst());
            default -> {
                long now = current.getAsLong();
                yield OptionalLong.of(versions.contains(now) ? now : UNREACHABLE);
            }
        };
    }

    /// Method, path and body, each with its length before it, so that no two requests have one hash.
    private static Bytes hash(Request request) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            update(digest, request.method().getBytes(StandardCharsets.UTF_8));
            update(digest, path(request.target()).getBytes(StandardCharsets.UTF_8));
            update(digest, request.body().getBytes());
            return Bytes.of(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every Java platform has SHA-256
        }
    }

    private static String path(String target) {
        int question = target.indexOf('?');
        return question < 0 ? target : target.substring(0, question);
    }

    private static void update(MessageDigest digest, byte[] field) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(field.length).flip());
        digest.update(field);
    }
}
