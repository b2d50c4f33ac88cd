package dev.scoresheet.adapters.json.kernel;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.scoresheet.application.kernel.log.codec.EncodedEvent;
import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.application.kernel.log.event.EventType;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.Undecodable;
import dev.scoresheet.application.kernel.log.event.Undecodable.Reason;
import dev.scoresheet.application.kernel.log.stored.StorableText;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Codec of events as strict JSON under explicit names. It refuses values that cannot be stored with an
/// [IllegalArgumentException], before any write. Unreadable text is [Undecodable]. Neither message quotes data.
///
/// The rules are those of [StrictJsonMapper] and [StorableText]. Older versions pass their upcasters as
/// trees. The newest version is bound directly, so it has no cost for upcasting. Thread-safe.
public final class JsonEventCodec<E> implements EventCodec<E> {

    private final EventTypes<E> types;
    private final Map<String, StoredType<? extends E>> byName = new HashMap<>();
    private final Map<String, ObjectReader> readers = new HashMap<>();
    private final JsonMapper mapper;

    public JsonEventCodec(EventTypes<E> types) {
        this.types = types;
        this.mapper = StrictJsonMapper.mapper(types.mixins());
        var classes = new HashSet<Class<?>>();
        for (var type : types.all()) {
            if (byName.put(type.name(), type) != null || !classes.add(type.event())) {
                throw new IllegalArgumentException(
                        "the stored name '" + type.name() + "' or its record " + type.event() + " is bound twice");
            }
            readers.put(type.name(), mapper.readerFor(type.event()));
        }
    }

    @Override
    public EncodedEvent encode(E event) {
        var type = types.of(event);
        if (!type.equals(byName.get(type.name()))) {
            throw new IllegalStateException(
                    "the codec writes '" + type.name() + "', but the list of all types does not contain it");
        }
        return new EncodedEvent(type.newest(), written(type.newest(), event));
    }

    @Override
    public String encode(Metadata metadata) {
        return written("metadata", JsonMetadata.write(metadata, mapper));
    }

    private String written(Object what, Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JacksonException refused) {
            throw new IllegalArgumentException(what + " cannot be stored: " + Trouble.in(refused), refused);
        }
    }

    @Override
    public E decode(EventType stored, String data) {
        var type = byName.get(stored.name());
        if (type == null) {
            throw new Undecodable(Reason.UNKNOWN_TYPE, "this release has no event type with the stored name " + stored);
        }
        int newest = type.newest().schemaVersion();
        if (stored.schemaVersion() > newest) {
            throw new Undecodable(
                    Reason.NEWER_VERSION,
                    "event type " + stored + " is newer than this release, which knows up to v" + newest);
        }
        if (stored.schemaVersion() == newest) {
            Optional<? extends E> written = type.written().apply(data);
            if (written.isPresent()) {
                return written.get();
            }
        }
        try {
            StorableText.unreadable(data).ifPresent(problem -> {
                throw malformed(stored, "it " + problem);
            });
            return stored.schemaVersion() == newest
                    ? bound(Objects.requireNonNull(readers.get(type.name())).<E>readValue(data), stored)
                    : bound(mapper.treeToValue(upcast(type, stored, data), type.event()), stored);
        } catch (StreamReadException noJson) {
            throw malformed(stored, Trouble.in(noJson));
        } catch (JacksonException otherShape) {
            throw malformed(stored, Trouble.in(otherShape) + remedy(type, stored));
        }
    }

    /// Names the step that makes a sound text fit. Only an older version is upcast.
    private static String remedy(StoredType<?> type, EventType stored) {
        return stored.schemaVersion() == type.newest().schemaVersion()
                ? "; if the record has changed, add a version with an upcaster and its golden file; a value that is"
                        + " stored as one word needs a mixin"
                : "; correct the upcaster from v%d, or add the mixin of a value that is stored as one word"
                        .formatted(stored.schemaVersion());
    }

    private ObjectNode upcast(StoredType<? extends E> type, EventType stored, String data) {
        if (!(mapper.readTree(data) instanceof ObjectNode event)) {
            throw malformed(stored, "it is not an object");
        }
        for (var upcaster : type.upcasters()
                .subList(stored.schemaVersion() - 1, type.upcasters().size())) {
            try {
                event = upcaster.upcast(event);
            } catch (RuntimeException exception) {
                throw malformed(
                        stored, "it cannot be upcast (" + exception.getClass().getSimpleName() + ")");
            }
        }
        return event;
    }

    private static <T> T bound(T event, EventType stored) {
        if (event == null) {
            throw malformed(stored, "it is null");
        }
        return event;
    }

    private static Undecodable malformed(EventType stored, String trouble) {
        return new Undecodable(Reason.MALFORMED, "the stored event " + stored + " cannot be read: " + trouble);
    }

    @Override
    public Metadata metadata(String text) {
        var written = JsonMetadata.written(text);
        if (written.isPresent()) {
            return written.get();
        }
        try {
            StorableText.unreadable(text).ifPresent(problem -> {
                throw new IllegalArgumentException("it " + problem);
            });
            return JsonMetadata.read(tree(text));
        } catch (JacksonException exception) {
            throw new Undecodable(Reason.MALFORMED, "stored metadata cannot be read: " + Trouble.in(exception));
        } catch (IllegalArgumentException exception) {
            throw new Undecodable(Reason.MALFORMED, "stored metadata cannot be read: " + exception.getMessage());
        }
    }

    private JsonNode tree(String text) {
        return mapper.readTree(text);
    }

    @Override
    public Set<EventType> newestTypes() {
        return byName.values().stream().map(StoredType::newest).collect(toUnmodifiableSet());
    }

    @Override
    public Set<String> storedTypes(Class<? extends E> family) {
        return byName.values().stream()
                .filter(type -> family.isAssignableFrom(type.event()))
                .map(StoredType::name)
                .collect(toUnmodifiableSet());
    }
}
