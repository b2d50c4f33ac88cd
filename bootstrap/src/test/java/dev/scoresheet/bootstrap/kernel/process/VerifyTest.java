package dev.scoresheet.bootstrap.kernel.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.cli.kernel.CommandLineRunner;
import dev.scoresheet.adapters.cli.kernel.Output;
import dev.scoresheet.adapters.cli.kernel.PortSource;
import dev.scoresheet.adapters.cli.kernel.VerifyVerb;
import dev.scoresheet.adapters.cli.kernel.VerifyVerb.LogVerification;
import dev.scoresheet.adapters.json.kernel.BulbEventTypes;
import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.memory.kernel.MemoryLog;
import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.Topology.BoundedContext;
import dev.scoresheet.application.kernel.command.Aggregate;
import dev.scoresheet.application.kernel.command.KeyForm;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.ExpectedVersion;
import dev.scoresheet.application.kernel.log.append.Receipt;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.append.ReceiptOutcome;
import dev.scoresheet.application.kernel.log.append.StreamAppend;
import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.Principal;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.operations.ClockCheck;
import dev.scoresheet.application.kernel.operations.Verification;
import dev.scoresheet.bootstrap.kernel.runtime.NewerEventTest;
import dev.scoresheet.domain.kernel.BulbDecider;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOn;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The answers of `verify` that are neither "all is well" nor damage, as a script sees them.
class VerifyTest {

    private final MemoryLog<BulbEvent> log =
            new MemoryLog<>(BulbEventTypes.codec(), new Sha256LogDigest(), Clock.systemUTC(), "test");
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void a_type_that_this_release_does_not_know_ends_with_78_and_is_named() {
        append("a1", "a2");
        assertEquals(78, verify(new NewerEventTest.Older(BulbEventTypes.codec())));
        assertFalse(answer().get("ok").asBoolean());
        assertTrue(answer().get("firstBadPosition").isNull());
        assertTrue(
                answer().get("problem").asString().contains("does not know the types bulb.switched-on v1 of 2 events"),
                answer()::toString);
        assertFalse(answer().has("misfits"));
    }

    @Test
    void events_that_an_import_would_refuse_are_listed_and_the_log_is_sound() {
        append("a1", "A2");
        assertEquals(0, verify(BulbEventTypes.codec()));
        assertTrue(answer().get("ok").asBoolean());
        assertEquals(2, answer().get("misfits").get("events").asLong());
        var first = answer().get("misfits").get("first").get(0);
        assertEquals(3, first.get("position").asLong());
        assertEquals(
                "event 'bulb-A2@1' has a key that category 'bulb' does not have: its keys are in lower case",
                first.get("problem").asString());
        assertTrue(
                err.toString(UTF_8).contains("warning: no command of this release can have written 2"), err::toString);
    }

    @Test
    void a_log_without_either_says_nothing_of_them() {
        append("a1");
        assertEquals(0, verify(BulbEventTypes.codec()));
        assertFalse(answer().has("misfits"));
        assertFalse(err.toString(UTF_8).contains("warning"), err::toString);
    }

    /// Each bulb gets two events.
    private void append(String... bulbs) {
        for (var bulb : bulbs) {
            var events = new StreamAppend<BulbEvent>(
                    new StreamId("bulb", bulb), new ExpectedVersion.Any(), List.of(new Fitted(5), new SwitchedOn()));
            var receipt = new Receipt(
                    new ReceiptKey(new Principal.Client("test"), bulb),
                    Bytes.of(new byte[32]),
                    ReceiptOutcome.DONE,
                    Map.of());
            log.store().append(new Append.Keyed<>(List.of(events), receipt, Metadata.of("c")));
        }
    }

    private int verify(EventCodec<BulbEvent> codec) {
        var keys = new KeyForm("in lower case", Pattern.compile("[a-z0-9]+").asMatchPredicate());
        var bulbs = new Aggregate<>(
                "bulb", keys, BulbEvent.class, new BulbDecider(), command -> new StreamId("bulb", command.bulb()));
        var topology = new Topology<>(List.of(new BoundedContext<>("Light", List.of(bulbs), Set.of(), List.of())));
        var verification = new LogVerification(
                new Verification(log.reader(), new Sha256LogDigest(), codec, topology),
                new ClockCheck(log.reader(), InstantSource.system()));
        var shell = new CommandLineRunner(
                "test",
                List.of(new VerifyVerb(() -> new PortSource.Opened<>(verification, () -> {}))),
                needs -> List.of(),
                Output.to("out", out),
                Output.to("err", err));
        return shell.run(new String[] {"verify", "--json"}, (options, needs) -> {}, ExitCodeMapping::on);
    }

    private JsonNode answer() {
        return JsonMapper.shared().readTree(out.toString(UTF_8));
    }
}
