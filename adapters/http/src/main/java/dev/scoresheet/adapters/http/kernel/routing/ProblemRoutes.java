package dev.scoresheet.adapters.http.kernel.routing;

import dev.scoresheet.adapters.http.kernel.route.Call;
import dev.scoresheet.adapters.http.kernel.route.KernelProblems;
import dev.scoresheet.adapters.http.kernel.route.ProblemException;
import dev.scoresheet.adapters.http.kernel.route.ProblemType;
import dev.scoresheet.adapters.http.kernel.route.Reply;
import dev.scoresheet.adapters.http.kernel.route.Route;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Route that explains problem types. Every listener has it, because each names these types in its answers.
public final class ProblemRoutes {

    private final Map<String, ProblemType> types;

    /// @param further problem types of the listener, in addition to those of the kernel
    public ProblemRoutes(List<ProblemType> further) {
        this.types = Stream.concat(KernelProblems.ALL.stream(), further.stream())
                .collect(Collectors.toUnmodifiableMap(ProblemType::slug, Function.identity()));
    }

    public List<Route> routes() {
        return List.of(new Route("problem", this::problem));
    }

    private Reply problem(Call call) {
        var type = types.get(call.required("slug"));
        if (type == null) {
            throw new ProblemException(KernelProblems.NOT_FOUND.of("No problem type has this slug."));
        }
        return Reply.text(
                "text/plain; charset=utf-8", type.title() + " (" + type.status() + ")\n\n" + type.explanation() + "\n");
    }
}
