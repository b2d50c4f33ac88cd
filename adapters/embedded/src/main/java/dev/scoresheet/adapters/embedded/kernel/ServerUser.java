package dev.scoresheet.adapters.embedded.kernel;

import com.sun.security.auth.module.UnixSystem;
import dev.scoresheet.application.kernel.Product;
import dev.scoresheet.application.kernel.database.DataFolderUnusable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// User that runs the server's programs. PostgreSQL refuses to run as root. So root gives its cluster to an
/// unprivileged user and runs each program as that user. Root's home is closed to that user: there the programs run in
/// a user namespace, without root's rights.
record ServerUser(List<String> prefix, int user, int group) {

    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final List<String> CANDIDATES = List.of(Product.DEPLOYED_NAME, "postgres", "nobody");

    static boolean isRoot() {
        return new UnixSystem().getUid() == 0;
    }

    /// Returns the owner of an existing cluster, or the owner for a new one.
    static ServerUser of(Path cluster, Path folder, Binaries binaries) {
        if (!isRoot()) {
            return new ServerUser(List.of(), -1, -1);
        }
        return candidates(cluster)
                .filter(owner -> owner.reaches(folder, binaries))
                .findFirst()
                .orElseThrow(() -> new DataFolderUnusable(
                        ("an unprivileged user cannot reach %s, and PostgreSQL does not run as root; name a folder"
                                        + " whose path every user can enter (--data-dir /var/lib/%s),"
                                        + " or start as another user")
                                .formatted(folder, Product.NAME)));
    }

    private static Stream<ServerUser> candidates(Path cluster) {
        if (!Files.notExists(cluster)) {
            return owners(uid(cluster), gid(cluster));
        }
        return Stream.concat(
                CANDIDATES.stream().flatMap(name -> {
                    var user = id("-u", name);
                    return user <= 0 ? Stream.empty() : owners(user, id("-g", name));
                }),
                owners(0, 0));
    }

    private static Stream<ServerUser> owners(int user, int group) {
        if (user == 0) {
            return Stream.of(new ServerUser(List.of("unshare", "--user", "--"), 0, 0));
        }
        var numbers = List.of("--reuid=" + user, "--regid=" + group, "--clear-groups", "--");
        return Stream.of(
                new ServerUser(
                        Stream.concat(Stream.of("setpriv"), numbers.stream()).toList(), user, group),
                new ServerUser(List.of("chroot", "--userspec=" + user + ":" + group, "/"), user, group));
    }

    List<String> command(List<String> command) {
        return Stream.concat(prefix.stream(), command.stream()).toList();
    }

    /// Gives a path to this owner. Does nothing when the application runs as an ordinary user.
    void take(Path path) throws IOException {
        if (user > 0) {
            Files.setAttribute(path, "unix:gid", group);
            Files.setAttribute(path, "unix:uid", user);
        }
    }

    private boolean reaches(Path folder, Binaries binaries) {
        var starts = ProcessRunner.ask(command(List.of(binaries.program("postgres"), "--version")), ANSWER);
        var enters = ProcessRunner.ask(command(List.of("sh", "-c", "cd \"$0\"", folder.toString())), ANSWER);
        return starts.ok() && enters.ok();
    }

    private static int id(String what, String name) {
        var answer = ProcessRunner.ask(List.of("id", what, name), ANSWER);
        return answer.ok() ? Integer.parseInt(answer.said()) : -1;
    }

    private static int uid(Path path) {
        return attribute(path, "unix:uid");
    }

    private static int gid(Path path) {
        return attribute(path, "unix:gid");
    }

    private static int attribute(Path path, String name) {
        try {
            return (Integer) Files.getAttribute(path, name);
        } catch (IOException problem) {
            throw new UncheckedIOException("cannot read the owner of " + path, problem);
        }
    }
}
