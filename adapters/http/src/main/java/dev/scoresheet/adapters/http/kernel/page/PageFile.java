package dev.scoresheet.adapters.http.kernel.page;

import dev.scoresheet.adapters.http.kernel.answer.EntityTags;
import dev.scoresheet.adapters.http.kernel.request.Request;
import dev.scoresheet.adapters.http.kernel.route.Content;
import dev.scoresheet.adapters.http.kernel.route.Reply;
import java.util.Map;

/// File that a page loads. Its entity tag depends on its bytes only, so it is the same on all nodes.
///
/// @param length bytes of the file
/// @param caching value of `Cache-Control`
public record PageFile(String mediaType, int length, String tag, String caching) {

    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "css", "text/css;charset=UTF-8",
            "js", "text/javascript;charset=UTF-8",
            "svg", "image/svg+xml",
            "txt", "text/plain;charset=UTF-8");

    static PageFile read(String path, String caching) {
        var bytes = Resource.bytes(path);
        var type = MEDIA_TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        if (type == null) {
            throw new IllegalArgumentException("no media type is known for " + path);
        }
        return new PageFile(type, bytes.length, EntityTags.ofContent(bytes), caching);
    }

    /// Returns the answer to a request for this file.
    public Reply reply(Request request) {
        var fields = request.headers().getAll("If-None-Match");
        var known = !fields.isEmpty() && EntityTags.anyMatch(String.join(", ", fields), tag);
        var reply = known ? Reply.empty(304) : new Reply(200, Map.of(), new Content.File(mediaType, length));
        return reply.with("ETag", tag).with("Cache-Control", caching);
    }
}
