package dev.scoresheet.adapters.memory.chess;

import dev.scoresheet.adapters.json.chess.GameStateCodec;
import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.application.kernel.command.SnapshotCodec;
import dev.scoresheet.application.kernel.command.StateSnapshot;
import dev.scoresheet.application.kernel.command.StateSnapshotStore;
import dev.scoresheet.application.kernel.command.StateSnapshotStore.Found;
import dev.scoresheet.application.kernel.command.StateSnapshots.Figures;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.domain.chess.game.Game;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Ways in which each snapshot of a log is wrong, with the words of the warning.
enum WrongSnapshots {
    FLIPPED("does not match its digest") {
        @Override
        StateSnapshot read(StateSnapshot right, Map<StreamId, StateSnapshot> all) {
            var text = right.text();
            int at = text.length() / 2;
            var flipped = text.substring(0, at) + (char) (text.charAt(at) ^ 1) + text.substring(at + 1);
            return changed(right, right.version(), right.form(), flipped, right.digest());
        }
    },

    OTHER_VERSION("does not match its digest") {
        @Override
        StateSnapshot read(StateSnapshot right, Map<StreamId, StateSnapshot> all) {
            return changed(right, right.version() - 1, right.form(), right.text(), right.digest());
        }
    },

    /// The snapshot of the other game, or of a stream that is no game.
    OTHER_STREAM("does not match its digest") {
        @Override
        StateSnapshot read(StateSnapshot right, Map<StreamId, StateSnapshot> all) {
            var stranger = digest("game-stranger", right.version(), right.form(), right.position(), right.text());
            return all.values().stream()
                    .filter(other -> !other.stream().equals(right.stream()))
                    .findFirst()
                    .orElse(changed(right, right.version(), right.form(), right.text(), stranger));
        }
    },

    /// The snapshot of another release.
    OTHER_FORM("has another form of the state") {
        @Override
        StateSnapshot read(StateSnapshot right, Map<StreamId, StateSnapshot> all) {
            int next = right.form() + 1;
            var digest = digest(right.stream().toString(), right.version(), next, right.position(), right.text());
            return changed(right, right.version(), next, right.text(), digest);
        }
    },

    OTHER_LOG("does not have the events") {
        @Override
        boolean stands() {
            return false;
        }
    },

    UNREADABLE("its text is no state") {
        @Override
        SnapshotCodec<Game> codec() {
            return new ForwardingCodec(super.codec()) {
                @Override
                public String encode(Game state) {
                    return "{}";
                }
            };
        }
    },

    STORE_FAILS("gone") {
        @Override
        StateSnapshot read(StateSnapshot right, Map<StreamId, StateSnapshot> all) {
            throw new StoreUnavailable("gone", Duration.ofSeconds(1));
        }

        @Override
        long count(Figures figures) {
            return figures.failed();
        }
    };

    final String words;

    WrongSnapshots(String words) {
        this.words = words;
    }

    /// Returns what a reader gets in place of a snapshot.
    StateSnapshot read(StateSnapshot right, Map<StreamId, StateSnapshot> all) {
        return right;
    }

    boolean stands() {
        return true;
    }

    SnapshotCodec<Game> codec() {
        return GameStateCodec.codec();
    }

    long count(Figures figures) {
        return figures.rejected();
    }

    /// Returns a store whose snapshots are wrong in this way.
    StateSnapshotStore over(StateSnapshotStore right) {
        return new StateSnapshotStore() {
            private final Map<StreamId, StateSnapshot> all = new LinkedHashMap<>();

            @Override
            public Optional<Found> find(StreamId stream) {
                return right.find(stream)
                        .map(found -> new Found(read(found.snapshot(), all), found.log(), found.stands() && stands()));
            }

            @Override
            public boolean put(StateSnapshot snapshot, Instant recordedAt, Optional<Found> base) {
                all.put(snapshot.stream(), snapshot);
                return right.put(snapshot, recordedAt, base);
            }

            @Override
            public void forget(StreamId stream) {
                right.forget(stream);
            }
        };
    }

    private static StateSnapshot changed(StateSnapshot right, long version, int form, String text, Bytes digest) {
        return new StateSnapshot(right.stream(), version, right.position(), form, text, digest);
    }

    private static Bytes digest(String stream, long version, int form, long position, String text) {
        return new Sha256LogDigest().ofEvent(stream, version, "state", form, Long.toString(position), text);
    }
}
