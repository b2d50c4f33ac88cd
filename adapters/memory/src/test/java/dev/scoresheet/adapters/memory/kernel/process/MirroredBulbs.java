package dev.scoresheet.adapters.memory.kernel.process;

import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.Topology.BoundedContext;
import dev.scoresheet.application.kernel.command.CommandContext;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.system.ClientAccess;
import dev.scoresheet.application.kernel.system.ScriptedClient;
import dev.scoresheet.application.kernel.system.SystemScript;
import dev.scoresheet.domain.kernel.BulbCommand;
import dev.scoresheet.domain.kernel.BulbEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Script of clients. Each switches a bulb, always after the lamp has followed. At the end, each bulb, lamp and process
/// has the letters of its events.
record MirroredBulbs(int bulbs) implements SystemScript<BulbEvent, Map<String, String>> {

    private static final String SWITCHED = "fnono";

    static Topology<BulbEvent> topology() {
        return new Topology<>(List.of(
                new BoundedContext<>("bulbs", List.of(ProcessRig.aggregate("bulb")), Set.of(), List.of(), List.of()),
                new BoundedContext<>(
                        "lamps",
                        List.of(ProcessRig.LAMPS),
                        Set.of(),
                        List.of(),
                        List.of(ProcessRig.declared(ScriptedProcess.mirror())))));
    }

    @Override
    public List<Switcher> clients() {
        return keys().map(Switcher::new).toList();
    }

    private Stream<String> keys() {
        return IntStream.range(0, bulbs).mapToObj(number -> "b" + number);
    }

    @Override
    public Map<String, String> end(EventStore<BulbEvent> log) {
        var letters = new TreeMap<String, String>();
        keys().flatMap(key -> Stream.of("bulb", "lamp", ScriptedProcess.NAME).map(kind -> new StreamId(kind, key)))
                .forEach(stream -> letters.put(stream.toString(), letters(log, stream)));
        return letters;
    }

    private static String letters(EventStore<BulbEvent> log, StreamId stream) {
        return log.read(stream).events().stream()
                .map(event -> ScriptedProcess.letter(event.event()))
                .collect(Collectors.joining());
    }

    /// Client of one bulb.
    record Switcher(String key) implements ScriptedClient<BulbEvent> {

        @Override
        public Progress goOn(ClientAccess<BulbEvent> system) {
            var bulb = letters(system.store(), new StreamId("bulb", key));
            var lamp = letters(system.store(), new StreamId("lamp", key));
            if (!lamp.startsWith(bulb)) {
                return Progress.WAITS;
            }
            if (bulb.equals(SWITCHED)) {
                return Progress.DONE;
            }
            system.handlers()
                    .of(ProcessRig.aggregate("bulb"))
                    .handle(next(SWITCHED.charAt(bulb.length())), CommandContext.fresh(Metadata.of(key)));
            return Progress.WENT_ON;
        }

        private BulbCommand next(char letter) {
            return switch (letter) {
                case 'f' -> new BulbCommand.Fit(key, 40);
                case 'n' -> new BulbCommand.SwitchOn(key);
                default -> new BulbCommand.SwitchOff(key);
            };
        }
    }
}
