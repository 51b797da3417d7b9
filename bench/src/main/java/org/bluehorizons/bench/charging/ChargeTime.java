package org.bluehorizons.bench.charging;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bluehorizons.bench.Child;
import org.bluehorizons.bench.Java;
import org.bluehorizons.bench.Wait;

/** ChargeTime's Java-OCA-OCPP server in a process and on a class path of its own. */
final class ChargeTime implements AutoCloseable {
    private final Child child;

    private ChargeTime(Child child) {
        this.child = child;
    }

    /**
     * Returns when it listens.
     *
     * @param peer the built peers/chargetime
     */
    static ChargeTime start(Path peer, int port, Path log)
            throws IOException, InterruptedException {
        List<String> command =
                Java.command(
                        List.of("-Xmx1g"),
                        peer.resolve("target/chargetime-peer.jar")
                                + ":"
                                + peer.resolve("target/lib/*"),
                        "org.bluehorizons.bench.peer.chargetime.ChargeTimePeer",
                        Integer.toString(port));
        // It ends with its standard input, so that is left open.
        Child child = Child.startTalking(log, Map.of(), command);
        Wait.until(
                "ChargeTime listens on " + port,
                Duration.ofMinutes(1),
                child,
                () -> Wait.listens(port));
        return new ChargeTime(child);
    }

    ProcessHandle handle() {
        return child.jvm();
    }

    @Override
    public void close() throws IOException {
        child.close();
    }
}
