package dev.scoresheet.bootstrap.chess;

import dev.scoresheet.adapters.cli.chess.imports.ImportVerb;
import dev.scoresheet.adapters.cli.chess.imports.Sha256;
import dev.scoresheet.adapters.cli.chess.play.PlayVerb;
import dev.scoresheet.adapters.cli.kernel.Verb;
import dev.scoresheet.adapters.http.chess.GameProblems;
import dev.scoresheet.adapters.http.chess.GameReads;
import dev.scoresheet.adapters.http.chess.GameWrites;
import dev.scoresheet.adapters.http.kernel.LogFollower;
import dev.scoresheet.adapters.http.kernel.Route;
import dev.scoresheet.adapters.http.kernel.TimeOrderedIds;
import dev.scoresheet.adapters.json.chess.ChessEventTypes;
import dev.scoresheet.adapters.memory.chess.MemoryPlayerDirectory;
import dev.scoresheet.adapters.postgres.chess.PostgresPlayerDirectory;
import dev.scoresheet.application.chess.ChessReadModels;
import dev.scoresheet.application.chess.ChessTopology;
import dev.scoresheet.application.chess.PlayerDirectory;
import dev.scoresheet.application.chess.games.GameSummary;
import dev.scoresheet.application.chess.games.LogGameQueries;
import dev.scoresheet.application.chess.games.Play;
import dev.scoresheet.application.chess.imports.GameImport;
import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.command.DeciderCommandHandler;
import dev.scoresheet.application.kernel.log.EventCodec;
import dev.scoresheet.bootstrap.kernel.Access;
import dev.scoresheet.bootstrap.kernel.Site;
import dev.scoresheet.bootstrap.kernel.Stores;
import dev.scoresheet.bootstrap.kernel.Wiring;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.opening.OpeningBook;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/// Chess, put together.
public final class ChessWiring implements Wiring<ChessEvent> {

    private final ChessReadModels readModels = ChessReadModels.with(OpeningBook.NONE);

    @Override
    public List<String> subjects() {
        return List.of("chess");
    }

    @Override
    public EventCodec<ChessEvent> codec() {
        return ChessEventTypes.codec();
    }

    @Override
    public Topology<ChessEvent> topology() {
        return ChessTopology.topology(readModels);
    }

    @Override
    public List<Verb> verbs(Access<ChessEvent> access) {
        return List.of(new ImportVerb(access.migrated(ChessWiring::gameImport)), new PlayVerb(access::server));
    }

    @Override
    public Site site(Stores<ChessEvent> stores) {
        var clock = Clock.systemUTC();
        var ids = new TimeOrderedIds(clock, new SecureRandom());
        var queries = new LogGameQueries(stores.events(), players(stores));
        var games = new DeciderCommandHandler<>(Play.aggregate(), stores.events()).showing(GameSummary::of);

        var reads = new GameReads(queries, new LogFollower(stores.feed()), clock).routes();
        var writes = new GameWrites(games, queries, ids, clock).routes();
        return new Site("/chess/openapi.yaml", both(reads, writes), GameProblems.ALL);
    }

    @Override
    public List<String> notices() {
        return List.of(
                "players are whoever the header Scoresheet-Player says: keep this server behind something that checks it");
    }

    private static List<Route> both(List<Route> reads, List<Route> writes) {
        return Stream.concat(reads.stream(), writes.stream()).toList();
    }

    private static GameImport gameImport(Stores<ChessEvent> stores) {
        return new GameImport(
                stores.events(),
                players(stores),
                new Sha256(),
                () -> new PlayerId(UUID.randomUUID().toString()),
                Executors.newVirtualThreadPerTaskExecutor());
    }

    private static PlayerDirectory players(Stores<ChessEvent> stores) {
        return switch (stores) {
            case Stores.OnPostgres<ChessEvent> kept -> new PostgresPlayerDirectory(kept.postgres());
            case Stores.InMemory<ChessEvent> _ -> new MemoryPlayerDirectory();
        };
    }
}
