package dev.scoresheet.bootstrap.architecture.planted.nojavaserialization.adapters.postgres.kernel;

import java.io.IOException;
import java.io.ObjectInputStream;

final class BreaksBySerializing {
    Object read(ObjectInputStream stream) throws IOException, ClassNotFoundException {
        return stream.readObject();
    }
}
