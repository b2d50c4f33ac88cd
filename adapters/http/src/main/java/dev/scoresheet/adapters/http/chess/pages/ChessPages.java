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
    private static final List<String> LOADED = List.of(
            "pieces.svg",
            "vendor/cm-chessboard/src/Chessboard.js",
            "vendor/cm-chessboard/src/extensions/markers/Markers.js",
            "vendor/cm-chessboard/src/lib/Svg.js",
            "vendor/cm-chessboard/src/lib/Utils.js",
            "vendor/cm-chessboard/src/model/ChessboardState.js",
            "vendor/cm-chessboard/src/model/Extension.js",
            "vendor/cm-chessboard/src/model/Position.js",
            "vendor/cm-chessboard/src/view/ChessboardView.js",
            "vendor/cm-chessboard/src/view/PositionAnimationsQueue.js",
            "vendor/cm-chessboard/src/view/VisualMoveInput.js");

    /// File of the page at each address.
    private static final Map<String, String> ADDRESSES = Map.ofEntries();

    private ChessPages() {}

    public static PageSite site() {
        return PageSite.read(PageFolder.read("/pages/chess/", FILES, LOADED), ADDRESSES, Optional.empty());
    }
}
