package org.bluehorizons.bench.telemetry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bluehorizons.bench.Child;
import org.bluehorizons.bench.Java;
import org.bluehorizons.bench.Wait;

/** HiveMQ CE with file persistence in a process and on a class path of its own. */
final class HiveMq implements AutoCloseable {
    /** The same as the platform's (docs/reference/vehicle-protocol.md). */
    private static final int RECEIVE_MAXIMUM = 100;

    private final Child child;

    private HiveMq(Child child) {
        this.child = child;
    }

    /**
     * Returns when it listens.
     *
     * @param peer the built peers/hivemq
     * @param data an empty folder
     */
    static HiveMq start(Path peer, Path data, int port, Path log)
            throws IOException, InterruptedException {
        Files.createDirectories(data);
        String classPath =
                peer.resolve("target/hivemq-peer.jar") + ":" + peer.resolve("target/lib/*");
        List<String> command =
                Java.command(
                        List.of("-Xmx1g"),
                        classPath,
                        "org.bluehorizons.bench.peer.hivemq.HiveMqPeer",
                        Integer.toString(port),
                        data.toString(),
                        Integer.toString(RECEIVE_MAXIMUM));
        Child child = Child.start(log, Map.of(), command);
        Wait.until(
                "HiveMQ listens on " + port,
                Duration.ofMinutes(1),
                child,
                () -> Wait.listens(port));
        return new HiveMq(child);
    }

    ProcessHandle handle() {
        return child.jvm();
    }

    @Override
    public void close() throws IOException {
        child.close();
    }
}
