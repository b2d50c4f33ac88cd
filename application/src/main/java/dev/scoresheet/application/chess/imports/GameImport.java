package dev.scoresheet.application.chess.imports;

import dev.scoresheet.application.chess.imports.GameToImport.Accepted;
import dev.scoresheet.application.chess.imports.GameToImport.Fresh;
import dev.scoresheet.application.chess.imports.GameToImport.Settled;
import dev.scoresheet.application.chess.players.PlayerDirectory;
import dev.scoresheet.application.chess.streams.ArchiveStreams;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.AppendResult;
import dev.scoresheet.application.kernel.log.append.ExpectedVersion.Exactly;
import dev.scoresheet.application.kernel.log.append.Receipt;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.append.ReceiptOutcome;
import dev.scoresheet.application.kernel.log.append.StreamAppend;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.Principal;
import dev.scoresheet.application.kernel.log.event.TextHash;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.archive.ArchiveCommand.ImportGame;
import dev.scoresheet.domain.chess.archive.ArchiveDecider;
import dev.scoresheet.domain.chess.pgn.PgnEntry;
import dev.scoresheet.domain.chess.pgn.PgnGame;
import dev.scoresheet.domain.kernel.Decision;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;

/// Import of games that were played elsewhere, in batches. The games of a batch are decided and appended in parallel.
///
/// Each game is one append under a receipt, whose key is the hash of its text. So a caller can send an interrupted
/// batch again, and each game is imported once. Names are added to the directory before the append. A crash between
/// the two leaves a name without a game, never a game with nameless players.
///
/// Thread-safe: several batches can run at the same time. Throws the errors of [EventStore] and [PlayerDirectory],
/// and [java.util.concurrent.CancellationException] when interrupted.
public final class GameImport {

    /// Principal of all imports. It must not change while the log exists, because the receipt of each game is found
    /// by it.
    private static final Principal PRINCIPAL = new Principal.Component("system:import");

    private final ArchiveDecider decider = new ArchiveDecider();
    private final EventStore<ChessEvent> store;
    private final PlayerDirectory directory;
    private final TextHash hash;
    private final Supplier<PlayerId> freshIds;
    private final ParallelMap parallel;

    /// @param freshIds supplier of random ids that no player has; thread-safe
    /// @param workers executor for blocking calls, such as a virtual thread for each
    public GameImport(
            EventStore<ChessEvent> store,
            PlayerDirectory directory,
            TextHash hash,
            Supplier<PlayerId> freshIds,
            ExecutorService workers) {
        this.store = store;
        this.directory = directory;
        this.hash = hash;
        this.freshIds = freshIds;
        this.parallel = new ParallelMap(workers);
    }

    /// Imports the games and returns their outcomes in the same order.
    public List<ImportOutcome> importAll(List<PgnEntry.Read> games, ImportOrigin origin) {
        var identified = parallel.map(games, this::identify);
        var ids = idsOf(identified);
        var judged = parallel.map(identified, candidate -> judge(candidate, ids, origin));
        var enrolled = enrol(judged, ids);
        return parallel.map(judged, candidate -> switch (candidate) {
            case Settled(var outcome) -> outcome;
            case Fresh fresh -> append(fresh, enrolled, origin);
            case Accepted(var game, var _) when !ids.agreeWith(enrolled, game.text()) -> append(game, enrolled, origin);
            case Accepted accepted -> append(accepted, origin);
        });
    }

    private GameToImport identify(PgnEntry.Read game) {
        if (game.game().moves().isEmpty()) {
            return new Settled(new ImportOutcome.WithoutMoves());
        }
        var identity = GameIdentity.of(game, hash);
        return store.receipt(key(identity)).isPresent()
                ? new Settled(new ImportOutcome.AlreadyThere(identity.gameId()))
                : new Fresh(identity, game.game());
    }

    private PlayerIdsByName idsOf(List<GameToImport> candidates) {
        var names = PlayerIdsByName.names(textsOf(candidates));
        var known = names.isEmpty() ? Map.<String, PlayerId>of() : directory.find(names);
        return new PlayerIdsByName(known, freshIds).with(names);
    }

    private GameToImport judge(GameToImport candidate, PlayerIdsByName ids, ImportOrigin origin) {
        return candidate instanceof Fresh fresh ? judge(fresh, ids, origin) : candidate;
    }

    private GameToImport judge(Fresh game, PlayerIdsByName ids, ImportOrigin origin) {
        var text = game.text();
        var command = new ImportGame(game.identity().gameId(), ids.of(text), text, origin.door());
        return switch (decider.decide(command, decider.initial())) {
            case Decision.Accepted(var events) -> new Accepted(game, events);
            case Decision.Rejected(var rejection) -> new Settled(new ImportOutcome.Refused(rejection));
        };
    }

    /// Adds the names to the directory, without those of refused games.
    private PlayerIdsByName enrol(List<GameToImport> judged, PlayerIdsByName ids) {
        var players = ids.idsOf(PlayerIdsByName.names(textsOf(judged)));
        return players.isEmpty() ? ids : new PlayerIdsByName(directory.enrol(players), freshIds);
    }

    private static List<PgnGame> textsOf(List<GameToImport> candidates) {
        return candidates.stream()
                .map(GameToImport::pendingText)
                .flatMap(Optional::stream)
                .toList();
    }

    /// Decides a game again with the ids of the directory, because another import has added one of the names since.
    private ImportOutcome append(Fresh game, PlayerIdsByName enrolled, ImportOrigin origin) {
        return switch (judge(game, enrolled, origin)) {
            case Settled(var outcome) -> outcome;
            case Accepted accepted -> append(accepted, origin);
            case Fresh undecided ->
                throw new IllegalStateException("the import has no decision on the game " + undecided.identity());
        };
    }

    private ImportOutcome append(Accepted accepted, ImportOrigin origin) {
        var identity = accepted.game().identity();
        var game = identity.gameId();
        var append = new Append.Keyed<ChessEvent>(
                List.of(new StreamAppend<>(ArchiveStreams.stream(game), new Exactly(0), accepted.events())),
                new Receipt(key(identity), identity.hash(), ReceiptOutcome.DONE, Map.of()),
                Metadata.of(origin.correlation()));
        return switch (store.append(append)) {
            case AppendResult.Appended _ -> new ImportOutcome.Archived(game);
            case AppendResult.AlreadyDone _ -> new ImportOutcome.AlreadyThere(game);
            // A stream without a receipt: the log was restored from an export, which holds no receipts.
            case AppendResult.VersionConflict _ -> new ImportOutcome.AlreadyThere(game);
            case AppendResult.KeyReused _ ->
                throw new IllegalStateException("two games have the identity " + identity.hash());
            case AppendResult.Forgotten _ -> throw new IllegalStateException("an import remembers no state");
            case AppendResult.Fenced _ -> throw new IllegalStateException("an import has no fence");
        };
    }

    private static ReceiptKey key(GameIdentity identity) {
        return new ReceiptKey(PRINCIPAL, identity.hash().toString());
    }
}
