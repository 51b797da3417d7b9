package org.bluehorizons.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;
import org.bluehorizons.bench.cars.CarAccount;
import org.bluehorizons.bench.cars.LoadOrder;
import org.bluehorizons.bench.cars.LoadProcess;
import org.bluehorizons.bench.cars.Registration;

/** A platform of its own for a benchmark, with cars when it wants them. */
public final class Harness implements AutoCloseable {
    private static final Platform.Ports PORTS =
            new Platform.Ports(18080, 18081, 11883, 18883, 15433);

    private final Path work;
    private final Platform.Administrator administrator;
    private final Platform platform;

    private Harness(Path work, Platform.Administrator administrator, Platform platform) {
        this.work = work;
        this.administrator = administrator;
        this.platform = platform;
    }

    /** Registered cars. */
    public interface Cars {
        /** Connects them and has each send once a second, until closed or the seconds are over. */
        AutoCloseable sendEachSecond(int seconds) throws IOException;
    }

    /** Returns when the platform is ready, with nothing in it. */
    public static Harness start(String name, Path root) throws IOException, InterruptedException {
        Path work = emptyFolder(root.resolve("bench/target").resolve(name));
        var administrator =
                new Platform.Administrator("bench@example.org", UUID.randomUUID() + "-Aa1");
        say("starting the platform");
        var platform =
                Platform.start(
                        root,
                        work.resolve("data"),
                        PORTS,
                        administrator,
                        work.resolve("platform.log"));
        return new Harness(work, administrator, platform);
    }

    public int httpPort() {
        return PORTS.http();
    }

    /** The platform's own PostgreSQL, by JDBC. */
    public String database() {
        return "jdbc:postgresql://127.0.0.1:%d/postgres?user=postgres".formatted(PORTS.database());
    }

    /** Registers that many cars. */
    public Cars cars(int count) throws Exception {
        Path accounts = work.resolve("cars.csv");
        CarAccount.write(
                accounts,
                Registration.of(
                        count, URI.create("http://127.0.0.1:" + PORTS.http()), administrator));
        return seconds -> {
            var load = LoadProcess.start(PORTS.mqtt(), accounts, work.resolve("load.log"));
            load.obey(new LoadOrder.Connect(count));
            var sender = Thread.ofPlatform().daemon().start(() -> send(load, count, seconds));
            return () -> {
                sender.interrupt();
                load.close();
            };
        };
    }

    public static void say(String what) {
        System.err.println("bench: " + what);
    }

    @Override
    public void close() throws IOException {
        platform.close();
    }

    private static void send(LoadProcess load, int perSecond, int seconds) {
        try {
            load.obey(new LoadOrder.Rate(perSecond, seconds));
        } catch (IOException ended) {
            say("cars stopped sending: " + ended.getMessage());
        }
    }

    /** Empty, whatever was there. */
    public static Path emptyFolder(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> old = Files.walk(folder)) {
                for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        return Files.createDirectories(folder);
    }
}
