package dev.scoresheet.adapters.http.kernel.server;

import dev.scoresheet.adapters.http.kernel.answer.ReplyRenderer;
import dev.scoresheet.adapters.http.kernel.page.PageFolder;
import dev.scoresheet.adapters.http.kernel.request.Request;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/// Handler of the files in a folder. The library finds a file and sends it whole.
///
/// The header fields are ours. The library has no entity tags, its `Last-Modified` differs between nodes, it ignores
/// `If-Range`, and its answer to HEAD has no media type.
final class FolderHandler implements Handler<RoutingContext> {

    static final Set<String> METHODS = Set.of("GET", "HEAD");

    private final PageFolder folder;
    private final Function<RoutingContext, Exchange> exchanges;
    private final StaticHandler library;

    FolderHandler(PageFolder folder, Function<RoutingContext, Exchange> exchanges) {
        this.folder = folder;
        this.exchanges = exchanges;
        this.library = StaticHandler.create(folder.resources())
                .setCachingEnabled(false)
                .setEnableRangeSupport(false);
    }

    @Override
    public void handle(RoutingContext context) {
        var request = Objects.requireNonNull(context.<Request>get(Dispatch.REQUEST));
        var file = folder.file(context.normalizedPath());
        if (file.isEmpty()) {
            context.next();
        } else if (!METHODS.contains(request.method())) {
            Dispatch.collect(context, METHODS);
        } else {
            var response = ReplyRenderer.of(file.get().reply(request), request.correlation(), true);
            exchanges.apply(context).answer(response, () -> library.handle(context));
        }
    }
}
