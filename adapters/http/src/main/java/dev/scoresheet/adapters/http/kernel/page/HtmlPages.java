package dev.scoresheet.adapters.http.kernel.page;

import dev.scoresheet.adapters.http.kernel.contract.OpenApiContract;
import dev.scoresheet.adapters.http.kernel.route.Call;
import dev.scoresheet.adapters.http.kernel.route.Reply;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Start page of a server, and the interactive form of its contract.
public final class HtmlPages {

    private static final String FILES = "kernel/pages";
    private static final String STRICT = "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; "
            + "form-action 'none'; frame-ancestors 'none'";
    private static final String INTERACTIVE = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final HtmlPage start;
    private final HtmlPage docs;

    /// @param store store of the data, as shown to clients
    /// @param health address of the health of this server, if a browser can reach one
    /// @param own start page of the subject, if it has one
    public HtmlPages(
            String name,
            String version,
            String store,
            OpenApiContract contract,
            Optional<URI> health,
            Optional<HtmlPage> own) {
        this.start = own.orElseGet(() -> start(name, version, store, contract, health));
        this.docs = HtmlPage.read(
                FILES + "/docs.html", Map.of("name", HtmlPage.escaped(name), "folder", SwaggerUi.PATH), INTERACTIVE);
    }

    private static HtmlPage start(
            String name, String version, String store, OpenApiContract contract, Optional<URI> health) {
        var description = HtmlPage.escaped(contract.summary()).replaceAll("`([^`]*)`", "<code>$1</code>");
        return HtmlPage.read(
                FILES + "/start.html",
                Map.of(
                        "name", HtmlPage.escaped(name),
                        "description", description,
                        "version", HtmlPage.escaped(version),
                        "store", HtmlPage.escaped(store),
                        "health", health.map(HtmlPages::link).orElse("<code>/health/ready</code>")),
                STRICT);
    }

    private static String link(URI address) {
        var text = HtmlPage.escaped(address.toString());
        return "<a href=\"" + text + "\"><code>" + text + "</code></a>";
    }

    public Reply start(Call call) {
        return start.reply(call);
    }

    public Reply docs(Call call) {
        return docs.reply(call);
    }

    /// Returns the folders with the files that the pages load.
    public static List<PageFolder> folders() {
        return List.of(
                PageFolder.read(
                        "/pages/",
                        FILES,
                        HtmlPage.CACHING,
                        "start.css",
                        "docs.css",
                        "docs.js",
                        "sheet.css",
                        "theme.js"),
                SwaggerUi.folder());
    }
}
