package dev.scoresheet.application.chess.players;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.domain.chess.PlayerId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Contract of every directory of players. Each case has names of its own, so that all cases can share a
/// directory.
public abstract class PlayerDirectoryContract {

    private static final PlayerId ANNA = new PlayerId("a1");
    private static final PlayerId BORIS = new PlayerId("b2");

    protected abstract PlayerDirectory directory();

    @Test
    void a_name_that_was_not_enrolled_is_not_found() {
        assertEquals(Map.of(), directory().find(Set.of("nobody at all")));
        assertEquals(Map.of(), directory().find(Set.of()));
        assertEquals(Optional.empty(), directory().name(new PlayerId("nobody")));
    }

    @Test
    void an_enrolled_name_is_found_by_name_and_by_id() {
        var names = Map.of("Anna É. \"the\" 1'", new PlayerId("e1"), "Бо́рис 王", new PlayerId("e2"));
        assertEquals(names, directory().enrol(names));
        assertEquals(names, directory().find(names.keySet()));
        assertEquals(Optional.of("Бо́рис 王"), directory().name(new PlayerId("e2")));
        assertEquals(
                Map.of(new PlayerId("e1"), "Anna É. \"the\" 1'"),
                directory().names(Set.of(new PlayerId("e1"), new PlayerId("stranger"))));
    }

    @Test
    void a_name_keeps_its_first_id() {
        directory().enrol(Map.of("Anna", ANNA));
        assertEquals(
                Map.of("Anna", ANNA, "Boris", BORIS),
                directory().enrol(Map.of("Anna", new PlayerId("later"), "Boris", BORIS)));
        assertEquals(Optional.empty(), directory().name(new PlayerId("later")));
    }

    @Test
    void each_spelling_is_a_name_of_its_own() {
        var spellings = Map.of("Tal", new PlayerId("s1"), "tal", new PlayerId("s2"), "Tal ", new PlayerId("s3"));
        assertEquals(spellings, directory().enrol(spellings));
    }

    @Test
    void the_longest_name_fits() {
        var longest = Map.of("ø".repeat(PlayerDirectory.LONGEST_NAME), new PlayerId("long"));
        assertEquals(longest, directory().enrol(longest));
    }

    @Test
    void names_are_found_by_their_beginning_in_order_and_in_pages() {
        var names = List.of(
                "Pre\uFF5E", "Pre\uD83D\uDD26", "Pre", "Prefix", "Pre fix", "pre", "Pr", "Prf", "Préfixe", "Pre_%");
        var ids = new HashMap<String, PlayerId>();
        names.forEach(name -> ids.put(name, new PlayerId("p" + names.indexOf(name))));
        directory().enrol(ids);
        var found = List.of("Pre", "Pre fix", "Pre_%", "Prefix", "Pre\uFF5E", "Pre\uD83D\uDD26");
        assertEquals(found, starting("Pre", "", 100));
        assertEquals(found.subList(0, 2), starting("Pre", "", 2));
        assertEquals(found.subList(2, 5), starting("Pre", "Pre fix", 3));
        assertEquals(List.of(), starting("Pre", "Pre\uD83D\uDD26", 3));
        assertEquals(List.of("Pre_%"), starting("Pre_", "", 3));
        assertEquals(List.of(), starting("Prefixes", "", 3));
        assertEquals(List.of(), starting("\uDBFF\uDFFF", "", 3));
        assertTrue(starting("", "Pre", 100).containsAll(List.of("Prefix", "Prf", "pre")));
        assertEquals(
                new PlayerDirectory.Named(ids.get("Pre"), "Pre"),
                directory().startingWith("Pre", "", 1).getFirst());
    }

    private List<String> starting(String prefix, String after, int limit) {
        return directory().startingWith(prefix, after, limit).stream()
                .map(PlayerDirectory.Named::name)
                .toList();
    }

    @Test
    void concurrent_enrolments_of_the_same_names_agree_on_their_ids() throws Exception {
        var agreed = new HashSet<Map<String, PlayerId>>();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var enrolments = IntStream.range(0, 16)
                    .<Callable<Map<String, PlayerId>>>mapToObj(
                            caller -> () -> directory().enrol(proposals(caller)))
                    .toList();
            for (var enrolled : callers.invokeAll(enrolments)) {
                agreed.add(enrolled.get());
            }
        }
        assertEquals(1, agreed.size());
        assertEquals(agreed.iterator().next(), directory().find(proposals(0).keySet()));
    }

    private static Map<String, PlayerId> proposals(int caller) {
        var proposals = new HashMap<String, PlayerId>();
        for (int name = 0; name < 40; name++) {
            proposals.put("crowd " + name, new PlayerId("c" + caller + "-" + name));
        }
        return proposals;
    }
}
