package org.bluehorizons.bench.cars;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bluehorizons.bench.Bench;
import org.bluehorizons.bench.Child;
import org.bluehorizons.bench.Java;
import tools.jackson.databind.json.JsonMapper;

/** A separate process full of cars, connected to one broker, that obeys orders one at a time. */
public final class LoadProcess implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final Child child;

    private LoadProcess(Child child) {
        this.child = child;
    }

    public static LoadProcess start(int brokerPort, Path accounts, Path log) throws IOException {
        List<String> command =
                Java.command(
                        List.of("-XX:+UseSerialGC", "-Xms512m", "-Xmx512m"),
                        System.getProperty("java.class.path"),
                        Bench.class.getName(),
                        "load",
                        "--port=" + brokerPort,
                        "--accounts=" + accounts);
        return new LoadProcess(Child.startTalking(log, Map.of(), command));
    }

    public ProcessHandle handle() {
        return child.process().toHandle();
    }

    /** Waits until the order is carried out. */
    public LoadReport obey(LoadOrder order) throws IOException {
        Writer orders = child.process().outputWriter();
        orders.write(order.line() + "\n");
        orders.flush();
        String answer = child.process().inputReader().readLine();
        if (answer == null) {
            throw child.failed("the load process ended at '" + order.line() + "'");
        }
        LoadReport report = JSON.readValue(answer, LoadReport.class);
        if (report.lost() > 0) {
            throw child.failed(report.lost() + " cars lost their connection");
        }
        return report;
    }

    @Override
    public void close() throws IOException {
        child.close();
    }
}
