package dev.scoresheet.application.kernel.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.domain.kernel.Seed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FairShareTest {

    private static final Set<String> THREE = Set.of("a", "b", "c");

    @Test
    void free_leases_go_to_the_nodes_with_the_fewest() {
        assertEquals(
                Map.of("1", "a", "2", "b", "3", "c", "4", "a", "5", "b"),
                FairShare.of(List.of(free("5"), free("4"), free("3"), free("2"), free("1"))));
        assertEquals(
                "c",
                FairShare.of(List.of(held("1", "a"), held("2", "b"), free("3"))).get("3"));
    }

    @Test
    void a_node_gives_one_back_when_it_has_two_more_than_another() {
        var leases = List.of(held("1", "a"), held("2", "a"), held("3", "b"), held("4", "b"), held("5", "c"));
        assertEquals(
                Map.of("1", "a", "2", "a", "3", "b", "4", "b", "5", "c"), FairShare.of(leases), "one more is fair");

        var alone = List.of(held("1", "a"), held("2", "a"), held("3", "a"), held("4", "a"), held("5", "a"));
        assertEquals(List.of(1, 2, 2), sizes(FairShare.of(alone)));
    }

    @Test
    void a_free_lease_counts_as_that_of_its_next_owner() {
        var able = Set.of("a", "b");
        var leases = List.of(
                lease("1", "a", able),
                lease("2", "a", able),
                new SharedLease("3", Optional.empty(), Optional.empty(), able));
        assertEquals(Map.of("1", "a", "2", "a", "3", "b"), FairShare.of(leases), "else a gives one too many");
    }

    @Test
    void a_lease_that_an_operator_handed_over_stays() {
        var handed = new ArrayList<SharedLease>();
        for (var name : List.of("1", "2", "3")) {
            handed.add(new SharedLease(name, Optional.of("a"), Optional.of("a"), THREE));
        }
        assertEquals(Set.of("a"), Set.copyOf(FairShare.of(handed).values()));
        var waiting = new SharedLease("4", Optional.empty(), Optional.of("a"), THREE);
        assertEquals("a", FairShare.of(List.of(handed.getFirst(), waiting)).get("4"));
        var gone = new SharedLease("4", Optional.empty(), Optional.of("gone"), THREE);
        assertEquals("b", FairShare.of(List.of(handed.getFirst(), gone)).get("4"));
    }

    @Test
    void only_nodes_that_can_follow_get_a_lease() {
        var nobody = new SharedLease("1", Optional.empty(), Optional.empty(), Set.of());
        assertEquals(Map.of(), FairShare.of(List.of(nobody)));
        var stopped =
                List.of(lease("1", "a", Set.of("a")), lease("2", "a", Set.of("a")), lease("3", "a", Set.of("a", "b")));
        assertEquals(Map.of("1", "a", "2", "a", "3", "b"), FairShare.of(stopped));
    }

    /// An older release takes what is free and gives nothing back.
    @Test
    void an_owner_that_does_not_share_keeps_its_leases() {
        var leases = List.of(lease("1", "old", THREE), lease("2", "old", THREE), free("3"));
        assertEquals(Map.of("1", "old", "2", "old", "3", "a"), FairShare.of(leases));
    }

    /// The start is random: some leases are free, and nodes can follow only some of them.
    @Test
    void no_node_has_two_more_than_another_that_could_take_one() {
        var random = Seed.random("FairShareTest");
        for (int round = 0; round < 2_000; round++) {
            var nodes = List.of("a", "b", "c", "d").subList(0, 1 + random.nextInt(4));
            var leases = new ArrayList<SharedLease>();
            for (int name = random.nextInt(12); name > 0; name--) {
                var able = new HashSet<>(nodes);
                able.removeIf(_ -> random.nextInt(4) == 0);
                var owner = able.isEmpty() || random.nextBoolean()
                        ? Optional.<String>empty()
                        : Optional.of(List.copyOf(able).get(random.nextInt(able.size())));
                leases.add(new SharedLease("" + name, owner, Optional.empty(), able));
            }
            var share = FairShare.of(leases);
            var loads = new HashMap<String, Integer>();
            share.values().forEach(node -> loads.merge(node, 1, Integer::sum));
            for (var lease : leases) {
                assertEquals(!lease.able().isEmpty(), share.containsKey(lease.name()));
                lease.able()
                        .forEach(other -> assertTrue(
                                loads.get(share.get(lease.name())) < loads.getOrDefault(other, 0) + 2,
                                leases + " " + share));
            }
        }
    }

    private static List<Integer> sizes(Map<String, String> share) {
        var loads = new HashMap<String, Integer>();
        share.values().forEach(node -> loads.merge(node, 1, Integer::sum));
        return loads.values().stream().sorted().toList();
    }

    private static SharedLease free(String name) {
        return new SharedLease(name, Optional.empty(), Optional.empty(), THREE);
    }

    private static SharedLease held(String name, String owner) {
        return lease(name, owner, THREE);
    }

    private static SharedLease lease(String name, String owner, Set<String> able) {
        return new SharedLease(name, Optional.of(owner), Optional.empty(), able);
    }
}
