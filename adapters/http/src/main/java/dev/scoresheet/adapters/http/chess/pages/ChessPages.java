package dev.scoresheet.adapters.http.chess.pages;

import dev.scoresheet.adapters.http.kernel.page.PageFolder;
import dev.scoresheet.adapters.http.kernel.page.PageSite;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Pages of chess. Each is one file of HTML with one module of the same name; they load the data from the API.
public final class ChessPages {

    private static final String FILES = "chess/pages";

    /// Files that pages load. The server shows no others.
    private static final List<String> LOADED = List.of();

    /// File of the page at each address.
    private static final Map<String, String> ADDRESSES = Map.ofEntries();

    private ChessPages() {}

    public static PageSite site() {
        return PageSite.read(PageFolder.read("/pages/chess/", FILES, LOADED), ADDRESSES, Optional.empty());
    }
}
