package dev.scoresheet.application.chess.imports;

import dev.scoresheet.application.chess.streams.HashedId;
import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.event.TextHash;
import dev.scoresheet.domain.chess.pgn.PgnEntry;
import java.util.UUID;

/// Identity of a game: the hash of its text, with one blank for each run of white space. So the same game in another
/// file, with other line breaks or compression, is the same game. The identity holds no random id.
record GameIdentity(Bytes hash) {

    static GameIdentity of(PgnEntry.Read game, TextHash hash) {
        return new GameIdentity(hash.of(game.source()));
    }

    UUID gameId() {
        return HashedId.of(hash);
    }
}
