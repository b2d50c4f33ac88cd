package dev.scoresheet.adapters.http.kernel.page;

import dev.scoresheet.adapters.http.kernel.answer.EntityTags;
import dev.scoresheet.adapters.http.kernel.request.Request;
import dev.scoresheet.adapters.http.kernel.route.Call;
import dev.scoresheet.adapters.http.kernel.route.Content;
import dev.scoresheet.adapters.http.kernel.route.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/// Page in HTML. Browsers ask again before they show it from their cache.
///
/// @param policy content security policy: the sources that the page loads from
public record HtmlPage(String html, String policy, String tag) {

    static final String CACHING = "no-cache";

    /// Reads a page and replaces the names in braces by their values.
    ///
    /// @param values HTML by name
    static HtmlPage read(String path, Map<String, String> values, String policy) {
        var html = Resource.text(path);
        for (var value : values.entrySet()) {
            html = html.replace("{" + value.getKey() + "}", value.getValue());
        }
        return new HtmlPage(html, policy, EntityTags.ofContent(html.getBytes(StandardCharsets.UTF_8)));
    }

    /// Returns the answer to a call of an operation that shows this page.
    public Reply reply(Call call) {
        return reply(call.parameter("If-None-Match"));
    }

    /// Returns the answer to a request for the address of this page.
    public Reply reply(Request request) {
        var fields = request.headers().getAll("If-None-Match");
        return reply(fields.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", fields)));
    }

    private Reply reply(Optional<String> tags) {
        var known = tags.filter(some -> EntityTags.anyMatch(some, tag)).isPresent();
        var reply = known ? Reply.empty(304) : contents(200);
        return reply.with("ETag", tag).with("Cache-Control", CACHING).with("Content-Security-Policy", policy);
    }

    /// Returns the answer to a request for an unknown address.
    public Reply notFound() {
        return contents(404).with("Content-Security-Policy", policy);
    }

    private Reply contents(int status) {
        return new Reply(status, Map.of(), new Content.Text("text/html; charset=utf-8", html));
    }

    /// Returns the HTML of a text.
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
