package dev.scoresheet.adapters.http.kernel.page;

import dev.scoresheet.adapters.http.kernel.answer.EntityTags;
import dev.scoresheet.adapters.http.kernel.route.Call;
import dev.scoresheet.adapters.http.kernel.route.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Page in HTML. Browsers ask again before they show it from their cache.
///
/// @param policy content security policy: the sources that the page loads from
record HtmlPage(String html, String policy, String tag) {

    static final String CACHING = "no-cache";

    /// Reads a page and replaces the names in braces by their values.
    ///
    /// @param values HTML by name
    static HtmlPage read(String path, Map<String, String> values, String policy) {
        var html = new String(Resource.bytes(path), StandardCharsets.UTF_8);
        for (var value : values.entrySet()) {
            html = html.replace("{" + value.getKey() + "}", value.getValue());
        }
        return new HtmlPage(html, policy, EntityTags.ofContent(html.getBytes(StandardCharsets.UTF_8)));
    }

    Reply reply(Call call) {
        var known = call.parameter("If-None-Match")
                .filter(tags -> EntityTags.anyMatch(tags, tag))
                .isPresent();
        var reply = known ? Reply.empty(304) : Reply.text("text/html; charset=utf-8", html);
        return reply.with("ETag", tag).with("Cache-Control", CACHING).with("Content-Security-Policy", policy);
    }

    /// Returns the HTML of a text.
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
