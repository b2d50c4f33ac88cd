package dev.scoresheet.bootstrap.kernel.campaign;

import dev.scoresheet.adapters.postgres.kernel.Postgres;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import dev.scoresheet.adapters.postgres.kernel.connection.PostgresOptions;
import java.io.IOException;

/// A node that follows the log into one view and does nothing else. It says when it is ready, and
/// ends with its standard input, so that nothing is left behind by a test that was killed itself.
final class NodeMain {

    private NodeMain() {}

    public static void main(String[] arguments) throws IOException {
        var address = new DatabaseAddress(arguments[0], arguments[1], arguments[2]);
        var name = arguments[3];
        var postgres = Postgres.open(address, PostgresOptions.DEFAULT.named("campaign " + name));
        Follower.start(postgres, Follower.views(postgres), name, Campaign.LEASE, view -> view);
        System.out.println("ready");
        while (System.in.read() >= 0) {
            // the test sends no text; the end of the input is the message
        }
        Runtime.getRuntime().halt(0);
    }
}
