package dev.scoresheet.adapters.http.kernel.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.http.kernel.SubjectSite;
import dev.scoresheet.adapters.http.kernel.route.DeclaredProblems;
import dev.scoresheet.adapters.http.kernel.route.KernelProblems;
import dev.scoresheet.adapters.json.kernel.BulbEventTypes;
import dev.scoresheet.application.kernel.Product;
import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.domain.kernel.BulbEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Routes of a server without a subject.
class KernelRoutesTest {

    private final SubjectSite<BulbEvent> site = new SubjectSite<>(
            "/kernel/no-subject.yaml",
            List.of(),
            BulbEventTypes.codec(),
            new Topology<>(List.of()),
            parts -> List.of());

    @Test
    void the_api_names_itself_and_its_contract() {
        assertEquals(
                site.get("/api").text(),
                site.get("/", "Accept", "application/json").text());
        assertEquals(
                "{\"name\":\"" + Product.TITLE
                        + "\",\"version\":\"test\",\"store\":\"memory\",\"openapi\":\"/api/openapi.yaml\"}",
                site.get("/api").text());
        assertEquals(site.contract().text(), site.get("/api/openapi.yaml").text());
    }

    @Test
    void every_problem_has_its_page() {
        assertEquals(DeclaredProblems.of(KernelProblems.class), Set.copyOf(KernelProblems.ALL));
        for (var type : KernelProblems.ALL) {
            assertTrue(site.get(type.uri()).text().contains(type.explanation()), type.slug());
        }
        assertEquals(404, site.get("/problems/too-much-tea").status());
        assertEquals(400, site.get("/problems/Too").status());
    }

    @Test
    void every_answer_fits_the_contract() {
        site.fuzz(3_000, Map.of("slug", List.of("not-found", "unknown-one")), List.of("X-Nobody", "x"));
    }
}
