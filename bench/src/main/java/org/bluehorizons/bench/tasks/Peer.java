package org.bluehorizons.bench.tasks;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bluehorizons.bench.Child;
import org.bluehorizons.bench.Java;

/** A process of one of the peers: says that it is ready, obeys lines, ends with its input. */
final class Peer implements AutoCloseable {
    private final Child child;
    private final BufferedWriter orders;
    private final BufferedReader answers;

    private Peer(Child child) {
        this.child = child;
        this.orders = child.process().outputWriter();
        this.answers = child.process().inputReader();
    }

    /**
     * What to start.
     *
     * @param name of its folder under bench/peers
     * @param main its class in {@code org.bluehorizons.bench.peer.NAME}
     * @param javaOptions heap
     */
    record Program(String name, String main, String javaOptions) {}

    /** Returns before it is ready. */
    static Peer launch(Path root, Program program, Path log, String... arguments)
            throws IOException {
        Path folder = root.resolve("bench/peers").resolve(program.name);
        String classPath =
                folder.resolve("target/%s-peer.jar".formatted(program.name))
                        + ":"
                        + folder.resolve("target/lib/*");
        List<String> command =
                Java.command(
                        List.of(program.javaOptions),
                        classPath,
                        "org.bluehorizons.bench.peer.%s.%s".formatted(program.name, program.main),
                        arguments);
        return new Peer(Child.startTalking(log, Map.of(), command));
    }

    void awaitReady() throws IOException {
        await("ready");
    }

    /** Returns when it has answered so. */
    void order(String order, String answer) throws IOException {
        orders.write(order);
        orders.newLine();
        orders.flush();
        await(answer);
    }

    private void await(String expected) throws IOException {
        String line = answers.readLine();
        if (!expected.equals(line)) {
            throw child.failed("said '%s' (expected: %s)".formatted(line, expected));
        }
    }

    ProcessHandle handle() {
        return child.jvm();
    }

    @Override
    public void close() throws IOException {
        child.close();
    }
}
