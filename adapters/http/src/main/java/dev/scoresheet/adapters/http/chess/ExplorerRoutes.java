package dev.scoresheet.adapters.http.chess;

import dev.scoresheet.adapters.http.kernel.answer.ReadModelReplies;
import dev.scoresheet.adapters.http.kernel.contract.Excerpt;
import dev.scoresheet.adapters.http.kernel.route.Call;
import dev.scoresheet.adapters.http.kernel.route.ProblemException;
import dev.scoresheet.adapters.http.kernel.route.Reply;
import dev.scoresheet.adapters.http.kernel.route.Route;
import dev.scoresheet.application.chess.explorer.ExplorerProjection;
import dev.scoresheet.application.chess.explorer.ExplorerQueries;
import dev.scoresheet.application.kernel.projection.ViewIdentity;
import dev.scoresheet.domain.chess.board.Position;
import dev.scoresheet.domain.chess.notation.Fen;
import dev.scoresheet.domain.chess.notation.FenReading;
import dev.scoresheet.domain.chess.notation.MoveReading;
import dev.scoresheet.domain.chess.notation.Uci;
import dev.scoresheet.domain.chess.opening.OpeningBook;
import java.util.List;

/// Routes for the moves that were played in a position.
public final class ExplorerRoutes {

    private final ReadModelReplies models;
    private final ViewIdentity view;
    private final ExplorerQueries queries;
    private final OpeningBook book;

    /// @param view view that the queries read
    public ExplorerRoutes(ReadModelReplies models, ViewIdentity view, ExplorerQueries queries, OpeningBook book) {
        this.models = models;
        this.view = view;
        this.queries = queries;
        this.book = book;
    }

    public List<Route> routes() {
        return List.of(new Route("explore", this::explore));
    }

    private Reply explore(Call call) {
        var position = position(call);
        return models.answer(
                call,
                view,
                () -> queries.moves(ExplorerProjection.key(position)),
                moves -> ExplorerDocument.of(position, book.at(position), moves));
    }

    private static Position position(Call call) {
        var fen = call.parameter("fen");
        var moves = call.parameter("moves");
        if (fen.isPresent() && moves.isPresent()) {
            throw ProblemException.parameters(List.of("fen", "moves"), "exclude each other");
        }
        return fen.map(ExplorerRoutes::read).orElseGet(() -> after(moves.orElse("")));
    }

    private static Position read(String fen) {
        return switch (Fen.parse(fen)) {
            case FenReading.Read(var position) -> position;
            case FenReading.FenProblem problem -> throw ProblemException.parameter("fen", problem.detail());
        };
    }

    private static Position after(String moves) {
        var position = Position.initial();
        int played = 0;
        for (var uci : moves.isEmpty() ? List.<String>of() : List.of(moves.split(",", -1))) {
            played++;
            if (!(Uci.read(uci, position) instanceof MoveReading.Read(var move))) {
                throw ProblemException.parameter(
                        "moves", "half-move " + played + ", '" + Excerpt.of(uci) + "', is not a legal move in UCI");
            }
            position = position.play(move);
        }
        return position;
    }
}
