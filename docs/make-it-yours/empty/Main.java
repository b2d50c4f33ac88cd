package dev.scoresheet.bootstrap;

import dev.scoresheet.adapters.json.kernel.EventTypes;
import dev.scoresheet.adapters.json.kernel.JsonEventCodec;
import dev.scoresheet.adapters.json.kernel.StoredType;
import dev.scoresheet.adapters.postgres.kernel.table.ViewTable;
import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.bootstrap.kernel.Launch;
import dev.scoresheet.bootstrap.kernel.wiring.ConfiguredSubject;
import dev.scoresheet.bootstrap.kernel.wiring.SubjectApi;
import dev.scoresheet.bootstrap.kernel.wiring.Wiring;
import java.util.List;
import java.util.Map;

/// Entry point of the process. It has no subject yet: write a decider, name its events, and put a wiring of your own in
/// the place of this one (docs/make-it-yours/guide.md).
final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        Launch.run(arguments, new NoSubject());
    }

    /// The union of all events of the system: a sealed interface, once there is one.
    private record Nothing() {}

    private static final class NoSubject implements Wiring<Nothing> {

        @Override
        public List<String> subjects() {
            return List.of();
        }

        @Override
        public EventCodec<Nothing> codec() {
            return new JsonEventCodec<>(new EventTypes<Nothing>() {
                @Override
                public StoredType<Nothing> of(Nothing event) {
                    throw new IllegalArgumentException("this system has no events yet");
                }

                @Override
                public List<StoredType<? extends Nothing>> all() {
                    return List.of();
                }
            });
        }

        @Override
        public ConfiguredSubject<Nothing> configured(Map<String, String> given) {
            return new ConfiguredSubject<>(new Topology<>(List.of()), Map.of(), stores -> SubjectApi.empty());
        }

        @Override
        public List<ViewTable<?, ?>> tables() {
            return List.of();
        }

        @Override
        public List<String> notices() {
            return List.of("there is no subject yet: docs/make-it-yours/guide.md says how to add one");
        }
    }
}
