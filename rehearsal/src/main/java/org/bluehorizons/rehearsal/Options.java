package org.bluehorizons.rehearsal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bluehorizons.bench.Harness;
import org.bluehorizons.rehearsal.site.Installation;
import org.bluehorizons.rehearsal.site.Service;
import org.bluehorizons.rehearsal.site.Site;
import org.bluehorizons.rehearsal.traffic.Traffic;
import picocli.CommandLine.Option;

/** What the command lines of all releases have. */
public final class Options {
    @Option(
            names = "--old",
            defaultValue = "present",
            description = "Folder, commit or tag; present: this source tree (default: present).")
    private String old = "";

    @Option(names = "--new", defaultValue = "present", description = "The same (default: present).")
    private String next = "";

    @Option(
            names = "--services",
            split = ",",
            defaultValue = "api,vehicle-gateway,charge-gateway,workers,hub",
            description = "Released in this order (default: ${DEFAULT-VALUE}).")
    private List<String> services = List.of();

    @Option(
            names = "--instances",
            defaultValue = "2",
            description = "Of each service (default: ${DEFAULT-VALUE}).")
    private int instances;

    @Option(
            names = "--people",
            defaultValue = "12",
            description = "Each with five requests a second (default: ${DEFAULT-VALUE}).")
    private int people;

    @Option(names = "--cars", defaultValue = "40", description = "(default: ${DEFAULT-VALUE})")
    private int cars;

    @Option(
            names = "--charge-points",
            defaultValue = "60",
            description = "Half of them charge a car (default: ${DEFAULT-VALUE}).")
    private int chargePoints;

    @Option(
            names = "--load-rows",
            defaultValue = "400000",
            description = "Of a file of prices (default: ${DEFAULT-VALUE}).")
    private long loadRows;

    @Option(
            names = "--calm",
            defaultValue = "10",
            description = "Seconds of traffic before and after (default: ${DEFAULT-VALUE}).")
    private int calm;

    @Option(
            names = "--notice",
            defaultValue = "2s",
            description =
                    "From SIGTERM to the end of listening; the load balancer notices within 1 s"
                            + " (default: ${DEFAULT-VALUE}).")
    private String notice = "";

    @Option(names = "--root", required = true, hidden = true)
    private Path root = Path.of("");

    @Option(names = "--commit", required = true, hidden = true)
    private String commit = "";

    Installation old() throws IOException, InterruptedException {
        return Installation.of(root, old);
    }

    /** The old one too, where they are the same. */
    Installation next(Installation old) throws IOException, InterruptedException {
        return next.equals(this.old) ? old : Installation.of(root, next);
    }

    /** Which versions a result is of. */
    String versions() {
        return old.equals(next) ? commit : "%s and %s, of %s".formatted(old, next, commit);
    }

    public Path root() {
        return root;
    }

    public String commit() {
        return commit;
    }

    public int calmSeconds() {
        return calm;
    }

    List<Service> services() {
        return services.stream().map(Service::of).toList();
    }

    int instances() {
        return instances;
    }

    /** A site with so many places for each service; the hub only if it is released. */
    public Site open(String name, int places) throws IOException, InterruptedException {
        Map<Service, Integer> slots = new EnumMap<>(Service.class);
        Arrays.stream(Service.values())
                .filter(service -> service != Service.HUB || services().contains(service))
                .forEach(service -> slots.put(service, places));
        Path work = Harness.emptyFolder(root.resolve("rehearsal/target").resolve(name));
        return Site.open(work, slots, settings(work));
    }

    private Map<String, String> settings(Path work) {
        Map<String, String> settings = new HashMap<>();
        settings.put("BLUEHORIZONS_DRAINNOTICE", notice);
        settings.put("BLUEHORIZONS_INGESTION_FILES_DIRECTORY", work.resolve("files").toString());
        settings.put("BLUEHORIZONS_INGESTION_LOADS_CHUNKROWS", "20000");
        // Otherwise nobody could count what charge points sent.
        settings.put("BLUEHORIZONS_CHARGING_GATEWAY_LOGHEARTBEATS", "true");
        return settings;
    }

    public Traffic.Plan traffic() {
        return new Traffic.Plan(people, cars, chargePoints, loadRows);
    }
}
