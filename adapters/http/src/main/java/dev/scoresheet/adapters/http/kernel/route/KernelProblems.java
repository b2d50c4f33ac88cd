package dev.scoresheet.adapters.http.kernel.route;

import java.util.List;

/// Problem types that every subject has.
public final class KernelProblems {

    public static final ProblemType MALFORMED_REQUEST = new ProblemType(
            "malformed-request",
            400,
            "The request is not well-formed HTTP",
            "The request line, a header field or the framing of the body is not what RFC 9112 asks for, or leaves room for "
                    + "two readings. The connection is closed. Send it again, written by an HTTP library.");
    public static final ProblemType MALFORMED_JSON = new ProblemType(
            "malformed-json",
            400,
            "The body is not JSON",
            "The body must be exactly one JSON text in UTF-8 without byte order mark, comments, duplicate members or "
                    + "bytes after its end, nested at most 32 deep. The detail says where reading stopped.");
    public static final ProblemType BAD_PARAMETER = new ProblemType(
            "bad-parameter",
            400,
            "A parameter has the wrong form",
            "A parameter of the path, the query or the header fields is missing, unknown, given twice, or not of the form "
                    + "that the OpenAPI document describes. `errors` names it.");
    public static final ProblemType UNAUTHORIZED = new ProblemType(
            "unauthorized",
            401,
            "A token is needed",
            "Send the operations token as `Authorization: Bearer <token>`. It is what the server was started with, "
                    + "else the content of the file `operations-token` in its data folder.");
    public static final ProblemType NOT_FOUND = new ProblemType(
            "not-found",
            404,
            "Nothing is here",
            "No operation of this server has this path. The OpenAPI document lists those that exist.");
    public static final ProblemType METHOD_NOT_ALLOWED = new ProblemType(
            "method-not-allowed",
            405,
            "This path does not know the method",
            "The header field `Allow` lists the methods that this path answers.");
    public static final ProblemType NOT_ACCEPTABLE = new ProblemType(
            "not-acceptable",
            406,
            "No representation is acceptable",
            "The header field `Accept` rules out every media type that this operation answers with. Leave it away, or "
                    + "name one of those in the OpenAPI document.");
    public static final ProblemType REQUEST_TIMEOUT = new ProblemType(
            "request-timeout",
            408,
            "The request took too long to arrive",
            "Header fields and body must arrive within the server's limits. The connection is closed.");
    public static final ProblemType CONCURRENT_CHANGE = new ProblemType(
            "concurrent-change",
            409,
            "Others were faster, several times",
            "The server tried a few times, and each time another change came first. `version` tells where things stand "
                    + "now. The request may be sent again.");
    public static final ProblemType PRECONDITION_FAILED = new ProblemType(
            "precondition-failed",
            412,
            "It is not at the version that If-Match names",
            "Something changed since the entity tag was read. `version` tells where things stand now: read again, then "
                    + "decide again.");
    public static final ProblemType BODY_TOO_LARGE = new ProblemType(
            "body-too-large",
            413,
            "The body is too large",
            "Bodies are limited; the detail names the limit. The connection is closed.");
    public static final ProblemType TARGET_TOO_LONG = new ProblemType(
            "target-too-long",
            414,
            "The request line is too long",
            "Path and query are limited; the detail names the limit. The connection is closed.");
    public static final ProblemType UNSUPPORTED_MEDIA_TYPE = new ProblemType(
            "unsupported-media-type",
            415,
            "The body is of another media type",
            "Bodies are JSON: `Content-Type: application/json`, in UTF-8, not compressed.");
    public static final ProblemType EXPECTATION_FAILED = new ProblemType(
            "expectation-failed",
            417,
            "The expectation cannot be met",
            "Of the header field `Expect` only `100-continue` is known.");
    public static final ProblemType INVALID_BODY = new ProblemType(
            "invalid-body",
            422,
            "The body does not fit",
            "The body is well-formed JSON, but its schema in the OpenAPI document or a value in it does not allow this. "
                    + "`errors` lists each place as a JSON pointer with the reason.");
    public static final ProblemType KEY_REUSED = new ProblemType(
            "idempotency-key-reused",
            422,
            "The key belongs to another request",
            "This `Idempotency-Key` was used before for another method, path or body. Make a new key for each request, "
                    + "and keep it only for sending that same request again.");
    public static final ProblemType HEADERS_TOO_LARGE = new ProblemType(
            "headers-too-large",
            431,
            "The header fields are too large",
            "All header fields together are limited; the detail names the limit. The connection is closed.");
    public static final ProblemType INTERNAL_ERROR = new ProblemType(
            "internal-error",
            500,
            "Something here is broken",
            "This is a defect or damage on our side. `incident` finds it in the server's log; please report it.");
    public static final ProblemType OUTCOME_UNKNOWN = new ProblemType(
            "outcome-unknown",
            503,
            "It is not known whether this was done",
            "The write was sent to the store, and no answer came back. Send the same request again with the same "
                    + "`Idempotency-Key`: it is done once, however often it is sent.");
    public static final ProblemType UNAVAILABLE = new ProblemType(
            "unavailable",
            503,
            "The server cannot answer now",
            "Too much is going on, the store is away, or the server is stopping. Nothing was changed. Wait as long as "
                    + "`Retry-After` says, then send the request again.");
    public static final ProblemType NEWER_RELEASE_NEEDED = new ProblemType(
            "newer-release-needed",
            503,
            "A newer release wrote this",
            "The history holds an event of a type or version that this node does not know, so it does not guess. Another "
                    + "node, or this one after its upgrade, can answer.");
    public static final ProblemType NOT_YET_VISIBLE = new ProblemType(
            "not-yet-visible",
            503,
            "The answer does not reach that far yet",
            "The read model has not caught up with the position in `after` within the time in `wait`. `position` says how "
                    + "far it is. Ask again, wait longer, or leave `after` away and take what there is.");
    public static final ProblemType VIEW_NOT_READY = new ProblemType(
            "view-not-ready",
            503,
            "The read model is being filled",
            "This release has a new form of the read model behind this answer, and it does not serve yet. Another node "
                    + "may still answer. Ask again after `Retry-After`.");

    public static final ProblemType OPERATION_REFUSED = new ProblemType(
            "operation-refused",
            409,
            "The operation's answer is no",
            "What was asked of a read model cannot be done as things stand, and nothing was changed. The detail says "
                    + "why; `compared`, when a candidate differs from what serves, shows the first rows.");

    public static final List<ProblemType> ALL = List.of(
            MALFORMED_REQUEST,
            MALFORMED_JSON,
            BAD_PARAMETER,
            UNAUTHORIZED,
            NOT_FOUND,
            METHOD_NOT_ALLOWED,
            NOT_ACCEPTABLE,
            REQUEST_TIMEOUT,
            CONCURRENT_CHANGE,
            PRECONDITION_FAILED,
            BODY_TOO_LARGE,
            TARGET_TOO_LONG,
            UNSUPPORTED_MEDIA_TYPE,
            EXPECTATION_FAILED,
            INVALID_BODY,
            KEY_REUSED,
            HEADERS_TOO_LARGE,
            INTERNAL_ERROR,
            OUTCOME_UNKNOWN,
            UNAVAILABLE,
            NEWER_RELEASE_NEEDED,
            OPERATION_REFUSED,
            NOT_YET_VISIBLE,
            VIEW_NOT_READY);

    private KernelProblems() {}
}
