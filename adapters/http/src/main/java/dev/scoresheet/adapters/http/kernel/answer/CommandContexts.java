package dev.scoresheet.adapters.http.kernel.answer;

import dev.scoresheet.adapters.http.kernel.request.Request;
import dev.scoresheet.adapters.http.kernel.request.TargetParts;
import dev.scoresheet.adapters.http.kernel.request.TraceParent;
import dev.scoresheet.adapters.http.kernel.route.Call;
import dev.scoresheet.application.kernel.command.CommandContext;
import dev.scoresheet.application.kernel.command.CommandContext.KeyedRequest;
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

/// Reader of a command's context from a call: the idempotency key, the hash of the request, the version that the client
/// expects, and the trace.
public final class CommandContexts {

    public static final String KEY = "Idempotency-Key";
    public static final String PRECONDITION = "If-Match";

    /// No stream reaches this version. It represents a precondition that cannot be met.
    private static final long UNREACHABLE = Long.MAX_VALUE;

    private CommandContexts() {}

    /// @param actor acting client; also the principal that owns the key
    /// @param current current version, read only when the client allows several versions
    public static CommandContext context(Call call, Optional<String> actor, LongSupplier current) {
        return new CommandContext(
                call.parameter(KEY)
                        .map(key -> new KeyedRequest(new ReceiptKey(principal(actor), key), hash(call.request()))),
                expectedVersion(call, current),
                new Metadata(
                        call.correlation(),
                        Optional.empty(),
                        actor,
                        TraceParent.traceId(call.request().headers().getAll("traceparent"))));
    }

    private static Principal principal(Optional<String> actor) {
        return actor.<Principal>map(Principal.Client::new).orElseGet(Principal.Anonymous::new);
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

    /// Hashes method, path and body. Each has its length before it, so that different requests have different hashes.
    private static Bytes hash(Request request) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            update(digest, request.method().getBytes(StandardCharsets.UTF_8));
            update(digest, path(request).getBytes(StandardCharsets.UTF_8));
            update(digest, request.body().getBytes());
            return Bytes.of(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every Java platform has SHA-256
        }
    }

    private static String path(Request request) {
        return TargetParts.of(request.method(), request.target())
                .map(TargetParts::path)
                .orElseThrow(() -> new IllegalStateException("a call has a target that was not read"));
    }

    private static void update(MessageDigest digest, byte[] field) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(field.length).flip());
        digest.update(field);
    }
}
