package dev.scoresheet.adapters.http.kernel.route;

import java.time.Duration;
import java.util.List;

/// Problem types that every subject has.
public final class KernelProblems {

    public static final ProblemType MALFORMED_REQUEST = new ProblemType(
            "malformed-request",
            400,
            "The request is not well-formed HTTP",
            "The request line, a header field or the framing of the body violates RFC 9112 or is ambiguous. The "
                    + "server closes the connection. Send the request again with an HTTP library.");
    public static final ProblemType MALFORMED_JSON = new ProblemType(
            "malformed-json",
            400,
            "The body is not JSON",
            "The body must be one JSON text in UTF-8, nested at most 32 deep. It has no byte order mark, no "
                    + "comments, no duplicate members and no bytes after its end. The detail gives the place of the "
                    + "error.");
    /// [ProblemException] alone makes such a problem, so each one names its parameters.
    static final ProblemType BAD_PARAMETER = new ProblemType(
            "bad-parameter",
            400,
            "A parameter has the wrong form",
            "A parameter of the path, the query or the header fields is missing, unknown, given twice or "
                    + "malformed. `errors` names it. The OpenAPI document describes its form.");
    public static final ProblemType UNAUTHORIZED = new ProblemType(
            "unauthorized",
            401,
            "A token is needed",
            "Send the operations token as `Authorization: Bearer <token>`. The operator gives it to the server "
                    + "at the start. Otherwise the server makes one and keeps it in the file `operations-token` of its "
                    + "data folder.");
    public static final ProblemType COOKIE_REFUSED = new ProblemType(
            "cookie-refused",
            403,
            "The operator's cookie does not allow this request",
            "With the cookie of the operator's page, a request that writes needs the header field that the detail names. "
                    + "The browser must not send the request for a page of another server. A program sends the "
                    + "operations token instead of the cookie.");
    public static final ProblemType NOT_FOUND = new ProblemType(
            "not-found",
            404,
            "Not found",
            "No operation of this server has this path, or the path names something that does not exist. The "
                    + "OpenAPI document lists all operations.");
    public static final ProblemType METHOD_NOT_ALLOWED = new ProblemType(
            "method-not-allowed",
            405,
            "The path does not support this method",
            "The header field `Allow` lists the methods of this path.");
    public static final ProblemType NOT_ACCEPTABLE = new ProblemType(
            "not-acceptable",
            406,
            "No representation is acceptable",
            "The header field `Accept` excludes all media types of this operation. Omit it, or name a media "
                    + "type of the OpenAPI document.");
    public static final ProblemType REQUEST_TIMEOUT = new ProblemType(
            "request-timeout",
            408,
            "The request took too long to arrive",
            "Header fields and body must arrive within the server's limits. The server closes the connection.");
    public static final ProblemType CONCURRENT_CHANGE = new ProblemType(
            "concurrent-change",
            409,
            "Another change came first at every attempt",
            "The server tried several times, and each time another change came first. `version` is the current "
                    + "version. You may send the request again.");
    public static final ProblemType PRECONDITION_FAILED = new ProblemType(
            "precondition-failed",
            412,
            "The version is not the one in If-Match",
            "The entity tags in `If-Match` do not name the current version, which is `version`. Read again, "
                    + "then decide again.");
    public static final ProblemType BODY_TOO_LARGE = new ProblemType(
            "body-too-large",
            413,
            "The body is too large",
            "The detail gives the limit of a body. The server closes the connection.");
    public static final ProblemType TARGET_TOO_LONG = new ProblemType(
            "target-too-long",
            414,
            "The request line is too long",
            "The detail gives the limit of path and query. The server closes the connection.");
    public static final ProblemType UNSUPPORTED_MEDIA_TYPE = new ProblemType(
            "unsupported-media-type",
            415,
            "The body has an unsupported media type",
            "Send the body as `Content-Type: application/json`, in UTF-8 and not compressed.");
    public static final ProblemType EXPECTATION_FAILED = new ProblemType(
            "expectation-failed",
            417,
            "The server cannot meet the expectation",
            "The server supports only `100-continue` in the header field `Expect`.");
    public static final ProblemType INVALID_BODY = new ProblemType(
            "invalid-body",
            422,
            "The body violates its schema",
            "The body is well-formed JSON, but its schema in the OpenAPI document or a rule for a value forbids "
                    + "it. `errors` lists each place as a JSON pointer, with the reason.");
    public static final ProblemType KEY_REUSED = new ProblemType(
            "idempotency-key-reused",
            422,
            "The key belongs to another request",
            "An earlier request used this `Idempotency-Key` with another method, path or body. Make a new key "
                    + "for each request. Use a key again only to repeat the same request.");
    public static final ProblemType HEADERS_TOO_LARGE = new ProblemType(
            "headers-too-large",
            431,
            "The header fields are too large",
            "The detail gives the limit of all header fields together. The server closes the connection.");
    public static final ProblemType INTERNAL_ERROR = new ProblemType(
            "internal-error",
            500,
            "The server has a defect or damaged data",
            "The server could not answer because of a defect or damaged data. Report it with `incident`, which "
                    + "finds the cause in the server's log.");
    public static final ProblemType OUTCOME_UNKNOWN = new ProblemType(
            "outcome-unknown",
            503,
            "The outcome of the write is unknown",
            "The server sent the write to the store and got no answer. If the request had an `Idempotency-Key`, send "
                    + "it again with the same key: the server does it only once. If it had none, read the resource. If the "
                    + "change is missing, the write may still take effect. Send the request again with `If-Match` set to "
                    + "the version that you read, and with an `Idempotency-Key`. Until it is answered, repeat it unchanged, "
                    + "`If-Match` included. 412 means: read again. If the request creates a resource, `id` is the id that "
                    + "the server chose for it.");
    private static final ProblemType UNAVAILABLE = new ProblemType(
            "unavailable",
            503,
            "The server cannot answer now",
            "The server has too much work, its store is away, it does not know the time of its store, or it is "
                    + "stopping. It changed nothing. Wait for the time in `Retry-After`, then send the request again.");
    public static final ProblemType NEWER_RELEASE_NEEDED = new ProblemType(
            "newer-release-needed",
            503,
            "The history needs a newer release",
            "The history has an event of a type or version that this node does not know. Another node can "
                    + "answer, or this one after its upgrade.");
    public static final ProblemType NOT_YET_VISIBLE = new ProblemType(
            "not-yet-visible",
            503,
            "The read model has not reached the position in after",
            "The read model did not reach the position in `after` within the time in `wait`. `position` is its "
                    + "current position. Send the request again, wait longer, or omit `after` and read the current state.");
    public static final ProblemType VIEW_NOT_READY = new ProblemType(
            "view-not-ready",
            503,
            "The read model does not serve yet",
            "This release has a new form of the read model, which the server is filling. Another node may "
                    + "answer. Send the request again after the time in `Retry-After`.");
    public static final ProblemType VERSION_NOT_SUPPORTED = new ProblemType(
            "http-version-not-supported",
            505,
            "The server does not support this version of HTTP",
            "The server supports HTTP/1.1 and HTTP/1.0. It closes the connection. Send the request again in one of "
                    + "these versions.");

    public static final ProblemType OPERATION_REFUSED = new ProblemType(
            "operation-refused",
            409,
            "The server refused the operation",
            "The read model does not allow the operation in its current state. The server changed nothing. The "
                    + "detail gives the reason. If a candidate differs from the serving generation, `compared` has the "
                    + "first rows.");

    public static final List<ProblemType> ALL = List.of(
            MALFORMED_REQUEST,
            MALFORMED_JSON,
            BAD_PARAMETER,
            UNAUTHORIZED,
            COOKIE_REFUSED,
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
            VIEW_NOT_READY,
            VERSION_NOT_SUPPORTED);

    private KernelProblems() {}

    /// Returns the refusal of a request that changed nothing and may be sent again after a second.
    public static Problem unavailable(String detail) {
        return unavailable(detail, Duration.ofSeconds(1));
    }

    /// Returns the refusal of a request that changed nothing.
    ///
    /// @param retryAfter time after which the client may send the request again; at least a second
    public static Problem unavailable(String detail, Duration retryAfter) {
        return UNAVAILABLE.of(detail).retryAfter(retryAfter);
    }
}
