package dev.scoresheet.bootstrap.chess;

import dev.scoresheet.adapters.cli.chess.demo.DemoVerb;
import dev.scoresheet.adapters.cli.chess.imports.ImportVerb;
import dev.scoresheet.adapters.cli.chess.play.PlayVerb;
import dev.scoresheet.adapters.cli.kernel.ConfigurationScope;
import dev.scoresheet.adapters.cli.kernel.Verb;
import dev.scoresheet.adapters.json.chess.ChessEventTypes;
import dev.scoresheet.adapters.json.chess.ChessProcessStateCodecs;
import dev.scoresheet.adapters.json.kernel.Sha256TextHash;
import dev.scoresheet.adapters.memory.chess.MemoryPlayerDirectory;
import dev.scoresheet.adapters.postgres.chess.ChessViews;
import dev.scoresheet.adapters.postgres.chess.PostgresPlayerDirectory;
import dev.scoresheet.adapters.postgres.kernel.table.ViewTable;
import dev.scoresheet.application.chess.ChessReadModels;
import dev.scoresheet.application.chess.ChessTopology;
import dev.scoresheet.application.chess.imports.GameImport;
import dev.scoresheet.application.chess.players.PlayerDirectory;
import dev.scoresheet.application.kernel.Product;
import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.bootstrap.kernel.configuration.Setting;
import dev.scoresheet.bootstrap.kernel.configuration.ValueFormat;
import dev.scoresheet.bootstrap.kernel.store.Stores;
import dev.scoresheet.bootstrap.kernel.wiring.ConfiguredSubject;
import dev.scoresheet.bootstrap.kernel.wiring.StoreAccess;
import dev.scoresheet.bootstrap.kernel.wiring.Wiring;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.challenge.ChallengeLife;
import dev.scoresheet.domain.chess.opening.OpeningBook;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;

/// Object graph of chess.
public final class ChessWiring implements Wiring<ChessEvent> {

    private static final String NONE = "none";

    static final Setting<Optional<Path>> OPENINGS = new Setting<>(
            "openings",
            "FOLDER",
            "a.tsv to e.tsv of lichess-org/chess-openings; without them openings have no names; a command"
                    + " uses the folder of the last server on the data folder",
            NONE,
            ConfigurationScope.DATABASE,
            ValueFormat.path().map(ChessWiring::folder));

    static final Setting<ChallengeLife> CHALLENGE_LIFE = new Setting<>(
            "challenge-seconds",
            "SECONDS",
            "time for which a new challenge stays open",
            Long.toString(ChallengeLife.USUAL.time().toSeconds()),
            ConfigurationScope.EVERYTHING,
            ValueFormat.number((int) ChallengeLife.LEAST.toSeconds(), (int) ChallengeLife.MOST.toSeconds())
                    .map(seconds -> new ChallengeLife(Duration.ofSeconds(seconds))));

    private static Optional<Path> folder(Path named) {
        return Optional.of(named)
                .filter(folder -> !folder.equals(Path.of(NONE)))
                .map(folder -> folder.toAbsolutePath().normalize());
    }

    @Override
    public List<String> subjects() {
        return List.of("chess");
    }

    @Override
    public EventCodec<ChessEvent> codec() {
        return ChessEventTypes.codec();
    }

    @Override
    public List<ViewTable<?, ?>> tables() {
        return ChessViews.all();
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(CHALLENGE_LIFE, OPENINGS);
    }

    @Override
    public ConfiguredSubject<ChessEvent> configured(Map<String, String> given) {
        var openings = OPENINGS.in(given);
        var book = openings.map(OpeningFolder::read).orElse(OpeningBook.NONE);
        var models = ChessReadModels.with(book);
        var life = CHALLENGE_LIFE.in(given);
        return new ConfiguredSubject<>(
                ChessTopology.topology(models, ChessProcessStateCodecs.all()),
                Map.of(OPENINGS.key(), openings.map(Path::toString).orElse(NONE)),
                stores -> new ChessApi(stores, models, book, life).subject());
    }

    @Override
    public List<Verb> verbs(StoreAccess<ChessEvent> access) {
        return List.of(
                new ImportVerb(access.migrated(ChessWiring::gameImport), access::pageBytes),
                new PlayVerb(access::server),
                new DemoVerb(access::server));
    }

    @Override
    public List<String> notices() {
        return List.of("this server trusts the header " + Product.TITLE
                + "-Player, which names the acting player: run it" + " behind a proxy that checks this header");
    }

    private static GameImport gameImport(Stores<ChessEvent> stores) {
        return new GameImport(
                stores.events(),
                players(stores),
                new Sha256TextHash(),
                () -> new PlayerId(UUID.randomUUID().toString()),
                Executors.newVirtualThreadPerTaskExecutor());
    }

    static PlayerDirectory players(Stores<ChessEvent> stores) {
        return switch (stores.backend()) {
            case Stores.OnPostgres kept -> new PostgresPlayerDirectory(kept.postgres());
            case Stores.InMemory _ -> new MemoryPlayerDirectory();
        };
    }
}
