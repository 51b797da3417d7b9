package org.bluehorizons.rehearsal.site;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bluehorizons.bench.Child;
import org.bluehorizons.bench.Wait;

/** HAProxy, in the place of the cloud's load balancers. */
public final class Balancer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int EVERY_MILLIS = 50;

    private final Child child;
    private final Map<Service, Integer> fronts;
    private final int control;

    private Balancer(Child child, Map<Service, Integer> fronts, int control) {
        this.child = child;
        this.fronts = fronts;
        this.control = control;
    }

    /** Where HAProxy is, if it is. */
    public static Optional<Path> program() {
        String path = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/usr/local/sbin";
        return Arrays.stream(path.split(":"))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, "haproxy"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Returns when it listens. Instances are not needed yet. */
    static Balancer start(Path work, Map<Service, List<Slot>> slots)
            throws IOException, InterruptedException {
        Path program =
                program()
                        .orElseThrow(() ->
                                new IOException(
                                        "haproxy is missing (expected: on the PATH or in"
                                                + " /usr/sbin). Debian, Ubuntu: apt install haproxy"));
        Map<Service, Integer> fronts = new EnumMap<>(Service.class);
        for (Service service : slots.keySet()) {
            if (service.isBalanced()) {
                fronts.put(service, Slot.Ports.free());
            }
        }
        int control = Slot.Ports.free();
        Path file = work.resolve("haproxy.cfg");
        Files.writeString(file, new BalancerConfig(slots, fronts, control).text());
        Child child =
                Child.start(
                        work.resolve("haproxy.log"),
                        Map.of(),
                        List.of(program.toString(), "-db", "-f", file.toString()));
        Wait.until("HAProxy listens", PATIENCE, child, () -> Wait.listens(control));
        return new Balancer(child, fronts, control);
    }

    /** Where a service is reached. */
    public int port(Service service) {
        Integer port = fronts.get(service);
        if (port == null) {
            throw new IllegalArgumentException(service + " is not balanced here");
        }
        return port;
    }

    /** Returns when it is handed requests. */
    public void awaitUp(Slot slot) throws IOException, InterruptedException {
        await(slot, "UP");
    }

    /** Returns when it is not. */
    public void awaitDown(Slot slot) throws IOException, InterruptedException {
        await(slot, "DOWN");
    }

    /** It gets nothing new, and keeps what it has. */
    public void drain(Slot slot) throws IOException {
        state(slot, "drain");
    }

    /** It is asked for its readiness, and handed requests when it is. */
    public void enable(Slot slot) throws IOException {
        state(slot, "ready");
    }

    /** It is left alone. */
    public void disable(Slot slot) throws IOException {
        state(slot, "maint");
    }

    /** Requests that came for a service since the start. */
    public long requests(Service service) throws IOException {
        return Long.parseLong(field(service.word(), "FRONTEND", "req_tot"));
    }

    /** Instances of a service that are handed requests. */
    public long up(Service service) throws IOException {
        List<String> lines = tell("show stat").lines().toList();
        int status = column(lines, "status");
        return lines.stream()
                .filter(line -> line.startsWith(service.word() + "," + service.word() + "-"))
                .filter(line -> line.split(",", -1)[status].startsWith("UP"))
                .count();
    }

    private void await(Slot slot, String state) throws IOException, InterruptedException {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        String seen = status(slot);
        while (!seen.startsWith(state)) {
            if (System.nanoTime() > giveUp) {
                throw child.failed(
                        "%s is %s at the load balancer (expected: %s)"
                                .formatted(slot.name(), seen, state));
            }
            TimeUnit.MILLISECONDS.sleep(EVERY_MILLIS);
            seen = status(slot);
        }
    }

    private String status(Slot slot) throws IOException {
        return field(slot.service().word(), slot.name(), "status");
    }

    private String field(String proxy, String server, String name) throws IOException {
        List<String> lines = tell("show stat").lines().toList();
        int column = column(lines, name);
        return lines.stream()
                .filter(line -> line.startsWith(proxy + "," + server + ","))
                .findFirst()
                .map(line -> line.split(",", -1)[column])
                .orElseThrow(() -> child.failed("HAProxy does not know %s".formatted(server)));
    }

    private static int column(List<String> lines, String name) {
        List<String> names =
                Stream.of(lines.getFirst().replaceFirst("^# ", "").split(",", -1)).toList();
        return names.indexOf(name);
    }

    private void state(Slot slot, String state) throws IOException {
        String answer =
                tell(
                        "set server %s/%s state %s"
                                .formatted(slot.service().word(), slot.name(), state));
        if (!answer.isBlank()) {
            throw child.failed("HAProxy refused: " + answer.strip());
        }
    }

    private String tell(String command) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), control)) {
            socket.getOutputStream().write((command + "\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    @Override
    public void close() throws IOException {
        child.close();
    }
}
