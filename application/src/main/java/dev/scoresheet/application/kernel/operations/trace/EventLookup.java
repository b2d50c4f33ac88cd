package dev.scoresheet.application.kernel.operations.trace;

import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.application.kernel.log.event.EventRef;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.stored.LogReader;
import dev.scoresheet.application.kernel.projection.trace.TraceKey;
import dev.scoresheet.application.kernel.projection.trace.TraceKind;
import dev.scoresheet.application.kernel.projection.trace.TraceQueries;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Events of the log and their relatives, for one question. It reads a stream in blocks and keeps them, because most
/// parents and children are neighbours. Not thread-safe.
final class EventLookup {

    private static final int BLOCK = 100;

    private final LogReader log;
    private final EventCodec<?> codec;
    private final TraceQueries view;
    private final int mostCaused;
    private final Map<EventRef, LoggedEvent> known = new HashMap<>();
    private final Set<Block> read = new HashSet<>();
    private final Map<Block, Map<String, List<Long>>> caused = new HashMap<>();
    private long position = Long.MAX_VALUE;
    private int parked;
    private boolean cut;

    private record Block(StreamId stream, long number) {
        static Block of(EventRef event) {
            return new Block(event.stream(), (event.version() - 1) / BLOCK);
        }
    }

    /// @param mostCaused maximum number of events that the events of one block cause
    EventLookup(LogReader log, EventCodec<?> codec, TraceQueries view, int mostCaused) {
        this.log = log;
        this.codec = codec;
        this.view = view;
        this.mostCaused = mostCaused;
    }

    Optional<LoggedEvent> at(long wanted) {
        return log.events(wanted - 1, 1).stream()
                .filter(row -> row.position() == wanted)
                .findFirst()
                .map(row -> LoggedEvent.of(row, codec));
    }

    Optional<LoggedEvent> at(EventRef event) {
        var block = Block.of(event);
        if (read.add(block)) {
            read(block);
        }
        return Optional.ofNullable(known.get(event));
    }

    /// Reads pages until the block ends, because a page can end before it.
    private void read(Block block) {
        long end = (block.number() + 1) * BLOCK;
        for (long version = block.number() * BLOCK; version < end; ) {
            var rows = log.events(block.stream(), version, (int) (end - version));
            if (rows.isEmpty()) {
                return;
            }
            rows.stream().map(row -> LoggedEvent.of(row, codec)).forEach(event -> known.put(event.ref(), event));
            version = rows.getLast().version();
        }
    }

    /// Returns the event from which an event follows. Empty for the start of a chain, and if the log lacks the cause or
    /// has it later: an imported log can name any cause.
    Optional<LoggedEvent> parent(LoggedEvent event) {
        return event.parent()
                .flatMap(parent -> at(parent.ref()))
                .filter(parent -> parent.position() < event.position());
    }

    /// Returns the events that follow directly from an event, in order of position.
    List<LoggedEvent> children(LoggedEvent event) {
        var children = new ArrayList<LoggedEvent>();
        at(new EventRef(event.ref().stream(), event.ref().version() + 1))
                .filter(next -> next.causation().isEmpty())
                .ifPresent(children::add);
        for (var position : causedBy(event.ref())) {
            if (position > event.position()) {
                at(position).ifPresent(children::add);
            }
        }
        children.sort((one, other) -> Long.compare(one.position(), other.position()));
        return children;
    }

    /// Asks the view for all events of a block at once.
    private List<Long> causedBy(EventRef event) {
        return caused.computeIfAbsent(Block.of(event), block -> {
                    at(event);
                    var ofBlock = known.keySet().stream()
                            .filter(one -> Block.of(one).equals(block))
                            .map(EventRef::toString)
                            .collect(Collectors.toSet());
                    return find(TraceKind.CAUSE, ofBlock, mostCaused).stream()
                            .collect(Collectors.groupingBy(
                                    TraceKey::value, Collectors.mapping(TraceKey::position, Collectors.toList())));
                })
                .getOrDefault(event.toString(), List.of());
    }

    /// Returns the first events that have a value in their metadata, in order of position.
    List<LoggedEvent> having(TraceKind kind, String value, int limit) {
        return find(kind, Set.of(value), limit).stream()
                .flatMap(row -> at(row.position()).stream())
                .toList();
    }

    private List<TraceKey> find(TraceKind kind, Set<String> values, int limit) {
        var answer = view.find(kind, values, limit + 1);
        position = Math.min(position, answer.position());
        parked = Math.max(parked, answer.parked());
        cut |= answer.value().size() > limit;
        return answer.value().stream().limit(limit).toList();
    }

    /// Returns the position through which all answers of the view show the log.
    long position() {
        return position;
    }

    int parked() {
        return parked;
    }

    /// True if the view had more rows than a limit.
    boolean isCut() {
        return cut;
    }
}
