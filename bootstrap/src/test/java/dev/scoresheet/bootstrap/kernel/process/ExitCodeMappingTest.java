package dev.scoresheet.bootstrap.kernel.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.http.kernel.contract.OpenApiContract;
import dev.scoresheet.adapters.http.kernel.operations.MonitoringRoutes;
import dev.scoresheet.adapters.http.kernel.operations.OperationsRoutes;
import dev.scoresheet.adapters.http.kernel.operations.ProjectionRoutes;
import dev.scoresheet.adapters.http.kernel.request.Guard;
import dev.scoresheet.adapters.http.kernel.request.Limits;
import dev.scoresheet.adapters.http.kernel.request.Request;
import dev.scoresheet.adapters.http.kernel.routing.LocalRouter;
import dev.scoresheet.adapters.http.kernel.server.AddressUnavailable;
import dev.scoresheet.adapters.http.kernel.server.HttpApi;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseError;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseFault;
import dev.scoresheet.application.kernel.SubjectIncomplete;
import dev.scoresheet.application.kernel.log.stored.LogReader;
import dev.scoresheet.application.kernel.projection.ViewIdentity;
import dev.scoresheet.application.kernel.projection.ViewNotReady;
import dev.scoresheet.bootstrap.kernel.configuration.ConfigurationRefused;
import dev.scoresheet.bootstrap.kernel.wiring.SubjectApi;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ExitCodeMappingTest {

    /// Returns the SQL state of one error for each fault.
    private static String state(DatabaseFault fault) {
        return switch (fault) {
            case GONE -> "08006";
            case READ_ONLY -> "25006";
            case DENIED -> "42501";
            case UNFIT -> "3D000";
            case TRANSIENT -> "40001";
            case EXHAUSTED -> "53100";
            case DATA -> "22P02";
            case DAMAGED -> "XX001";
            case DEFECT -> "42601";
        };
    }

    @Test
    void the_table_of_the_documentation_is_what_the_program_does() throws Exception {
        var documented = Files.readAllLines(Path.of("..", "docs", "operations", "database.md")).stream()
                .dropWhile(line -> !line.equals("## Errors of the database"))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| "))
                .skip(2)
                .map(line -> {
                    var cells = line.split(" \\| ");
                    return List.of(cells[0].substring(2), cells[2], cells[3], cells[4].replaceFirst(" \\|$", ""));
                })
                .toList();
        assertEquals(
                Arrays.stream(DatabaseFault.values())
                        .map(fault -> List.of(
                                fault.word(),
                                Integer.toString(exit(fault)),
                                Integer.toString(status(fault)),
                                fault.remedy()))
                        .toList(),
                documented);
    }

    @Test
    void a_refused_configuration_and_a_taken_address_keep_their_words() throws Exception {
        var refused = ExitCodeMapping.on(new ConfigurationRefused("port is 'x'"));
        assertEquals(78, refused.code().number());
        assertEquals("port is 'x'", refused.getMessage());
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var failed = assertThrows(AddressUnavailable.class, () -> listen(taken.getLocalPort()));
            var verdict = ExitCodeMapping.on(failed);
            assertEquals(69, verdict.code().number());
            assertTrue(
                    String.valueOf(verdict.getMessage()).endsWith("(api; choose another port, 0 takes a free one)"),
                    verdict::getMessage);
        }
    }

    @Test
    void a_missing_part_of_a_subject_is_said_in_its_own_words() {
        var failed = ExitCodeMapping.on(new SubjectIncomplete("these operations have no endpoint: [fly]"));
        assertEquals(70, failed.code().number());
        assertEquals("these operations have no endpoint: [fly]", failed.getMessage());
    }

    @Test
    void a_view_that_is_still_being_filled_is_unavailable_and_no_defect() {
        var failed = ExitCodeMapping.on(new ViewNotReady(new ViewIdentity("tally", 2, "")));
        assertEquals(69, failed.code().number());
        assertEquals(
                "tally v2 is still being filled; `projections` shows its progress, and a server of this release"
                        + " fills it",
                failed.getMessage());
    }

    private static void listen(int port) throws AddressUnavailable {
        var endpoints = SubjectApi.empty().endpoints("memory", Optional.empty());
        HttpApi.start("api", "127.0.0.1", port, Limits.DEFAULT, () -> "id", endpoints)
                .close();
    }

    private static RuntimeException thrown(DatabaseFault fault) {
        return DatabaseError.in(new SQLException("in the server's words", state(fault)))
                .orElseThrow()
                .thrown("it failed");
    }

    /// Returns the exit code of a command that ends with a fault.
    private static int exit(DatabaseFault fault) {
        return ExitCodeMapping.on(thrown(fault)).code().number();
    }

    /// Returns the status of a request whose store throws a fault.
    private static int status(DatabaseFault fault) {
        var log = (LogReader) Proxy.newProxyInstance(
                LogReader.class.getClassLoader(), new Class<?>[] {LogReader.class}, (_, _, _) -> {
                    throw thrown(fault);
                });
        var routes = new ArrayList<>(new OperationsRoutes(log, List.of(), List.of()).routes());
        var watched = new MonitoringRoutes.Monitored(() -> 0, List::of, List.of(), () -> "");
        routes.addAll(new MonitoringRoutes(watched, InstantSource.system()).routes());
        routes.addAll(new ProjectionRoutes(Optional.empty(), Runnable::run).routes());
        return LocalRouter.ofSome(OpenApiContract.read(OperationsRoutes.CONTRACT), routes, Guard.OPEN)
                .answer(new Request(
                        "request-1", "GET", "/log", MultiMap.caseInsensitiveMultiMap(), Buffer.buffer(), true))
                .status();
    }
}
