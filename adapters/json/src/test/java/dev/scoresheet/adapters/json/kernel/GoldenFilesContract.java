package dev.scoresheet.adapters.json.kernel;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.kernel.log.event.EventType;
import dev.scoresheet.application.kernel.log.event.Undecodable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Contract of a subject's events and their golden files: one file for each released type and version, kept for
/// ever.
///
/// `<name>.v<version>.json` holds an event exactly as stored, and a line feed. An older version has
/// `<name>.v<version>.now.json` next to it: the same event as it would be stored today. Only this file changes
/// when a new version is added. If a test passes only after a golden file was edited, old events can no longer
/// be read: add a new version and an upcaster instead.
public abstract class GoldenFilesContract<E> {

    protected abstract EventTypes<E> types();

    /// Returns the sealed union of all events of the subject.
    protected abstract Class<E> union();

    /// Returns the folder of the golden files in the module: `src/test/resources/<subject>/events`.
    protected abstract Path folder();

    @Test
    void every_type_and_version_has_its_golden_file_and_no_file_is_left_over() {
        var expected = new TreeSet<String>();
        versions().forEach(version -> {
            expected.add(fileName(version));
            if (isOld(version)) {
                expected.add(todayFileName(version));
            }
        });
        assertEquals(expected, fileNames());
    }

    @Test
    void every_event_of_the_union_is_bound_to_one_stored_name() {
        var bound = types().all().stream().map(StoredType::event).toList();
        assertEquals(records(union()), new HashSet<Class<?>>(bound));
        assertEquals(bound.size(), new HashSet<>(bound).size());
    }

    @Test
    void golden_files_are_read_and_written_byte_for_byte() {
        var codec = new JsonEventCodec<>(types());
        for (var type : types().all()) {
            var text = text(fileName(type.newest()));
            var event = codec.decode(type.newest(), text);
            assertEquals(type.event(), event.getClass());
            assertEquals(text, codec.encode(event).data());
            assertEquals(type.newest(), codec.encode(event).type());
            assertEquals(event, codec.decode(type.newest(), codec.encode(event).data()));
        }
    }

    @Test
    void every_older_version_is_read_as_before() {
        var codec = new JsonEventCodec<>(types());
        versions().filter(this::isOld).forEach(version -> {
            var event = codec.decode(version, text(fileName(version)));
            assertEquals(text(todayFileName(version)), codec.encode(event).data(), fileName(version));
        });
    }

    @Test
    void a_newer_version_is_distinguished_from_a_damaged_event() {
        var codec = new JsonEventCodec<>(types());
        for (var type : types().all()) {
            var next = new EventType(type.name(), type.newest().schemaVersion() + 1);
            var undecodable = assertThrows(Undecodable.class, () -> codec.decode(next, "{}"));
            assertEquals(Undecodable.Reason.NEWER_VERSION, undecodable.reason());
        }
    }

    private Stream<EventType> versions() {
        return types().all().stream()
                .flatMap(type -> Stream.iterate(1, version -> version + 1)
                        .limit(type.newest().schemaVersion())
                        .map(version -> new EventType(type.name(), version)));
    }

    private boolean isOld(EventType version) {
        return types().all().stream().map(StoredType::newest).noneMatch(version::equals);
    }

    private static String fileName(EventType version) {
        return version.name() + ".v" + version.schemaVersion() + ".json";
    }

    private static String todayFileName(EventType version) {
        return version.name() + ".v" + version.schemaVersion() + ".now.json";
    }

    private Set<String> fileNames() {
        try (var files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString()).collect(toSet());
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private String text(String fileName) {
        try {
            var text = Files.readString(folder().resolve(fileName));
            assertTrue(text.endsWith("\n"), fileName + " ends with a line feed");
            return text.substring(0, text.length() - 1);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    static Set<Class<?>> records(Class<?> family) {
        if (!family.isSealed()) {
            assertFalse(family.isInterface(), family + " is not sealed, so its events cannot be listed");
            return Set.of(family);
        }
        return Arrays.stream(family.getPermittedSubclasses())
                .flatMap(branch -> records(branch).stream())
                .collect(toSet());
    }
}
