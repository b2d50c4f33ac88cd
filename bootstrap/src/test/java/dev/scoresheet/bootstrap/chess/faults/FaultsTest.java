package dev.scoresheet.bootstrap.chess.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scoresheet.adapters.postgres.kernel.InMemory;
import dev.scoresheet.bootstrap.chess.faults.Fault.NotHere;
import dev.scoresheet.bootstrap.kernel.Sandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// Test of faults that hit the database or the machine for some seconds. Under each fault no acknowledged write
/// is lost or doubled, and health says that writes are hindered. Afterwards all goes on by itself.
class FaultsTest {

    @TempDir(factory = InMemory.class)
    Path home;

    private final List<String> report = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    /// Two that are over soon, to one server after the other.
    @Test
    void a_server_recovers_after_read_only_sessions_and_a_frozen_database() throws Exception {
        tryOut(List.of(
                DatabaseFaults.readOnlySessions(Duration.ofSeconds(2)), DatabaseFaults.frozen(Duration.ofSeconds(4))));
        judge();
    }

    /// All of them, or those that `campaign.faults` names between commas, each to a server of its own.
    @Test
    @EnabledIfSystemProperty(named = "campaign.faults", matches = ".+")
    void a_server_recovers_after_every_fault() throws Exception {
        var faults = List.of(
                DatabaseFaults.readOnlySessions(Duration.ofSeconds(6)),
                DatabaseFaults.frozen(Duration.ofSeconds(15)),
                MachineFaults.diskFull(Duration.ofSeconds(15)),
                DatabaseFaults.portTaken(Duration.ofSeconds(15)),
                MachineFaults.handlesUsedUp(Duration.ofSeconds(15)),
                DatabaseFaults.connectionsUsedUp(Duration.ofSeconds(15)));
        var named = System.getProperty("campaign.faults");
        for (var fault : faults) {
            if (named.equals("all") || List.of(named.split(",")).contains(fault.name())) {
                tryOut(List.of(fault));
            }
        }
        judge();
    }

    private void tryOut(List<Fault> faults) throws Exception {
        var ground = Files.createDirectory(home.resolve(faults.getFirst().name().replace(' ', '-')));
        var folder = ground.resolve(".scoresheet");
        var ends = new ArrayList<Fault.End>();
        try (var sandbox = new Sandbox(ground)) {
            for (var fault : faults) {
                ends.add(fault.preparation().prepare(sandbox, folder));
            }
            var server = sandbox.serve("--lease-seconds", "2");
            var trial = new Trial(Victim.on(server, folder));
            for (var fault : faults) {
                var outcome = trial.of(fault);
                report.add(outcome.line());
                outcome.failures().forEach(failure -> failures.add(fault.name() + ": " + failure));
            }
        } catch (NotHere cause) {
            report.add("not run: %s (%s)".formatted(faults.getFirst().name(), cause.getMessage()));
        } catch (Exception | AssertionError failed) {
            failures.add(faults.getFirst().name() + ": " + failed);
            report.add("FAILED: %s (%s)".formatted(faults.getFirst().name(), failed));
        } finally {
            for (var end : ends) {
                end.end();
            }
        }
    }

    private void judge() {
        var notRun = report.stream().filter(line -> line.startsWith("not run")).count();
        System.out.printf(
                "%s%n%s%n%d faults run, %d not run%n",
                Outcome.heading(), String.join(System.lineSeparator(), report), report.size() - notRun, notRun);
        assertEquals(List.of(), failures);
    }
}
