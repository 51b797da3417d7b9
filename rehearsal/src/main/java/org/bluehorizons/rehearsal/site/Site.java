package org.bluehorizons.rehearsal.site;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bluehorizons.bench.Caller;
import org.bluehorizons.bench.Child;

/**
 * A database, a load balancer and processes of each service. One thread starts and ends them; ports
 * and data are its own.
 */
public final class Site implements AutoCloseable {
    private static final String EMAIL = "rehearsal@example.org";

    private final String password = UUID.randomUUID() + "-Aa1";
    private final Path work;
    private final Map<String, String> settings;
    private final Map<Service, List<Slot>> slots;
    private final Database database;
    private final Balancer balancer;
    private final Map<Slot, Instance> running = new HashMap<>();

    private Site(
            Path work,
            Map<String, String> settings,
            Map<Service, List<Slot>> slots,
            Database database,
            Balancer balancer) {
        this.work = work;
        this.settings = settings;
        this.slots = slots;
        this.database = database;
        this.balancer = balancer;
    }

    /**
     * Nothing runs yet but database and load balancer.
     *
     * @param work an empty folder
     * @param places how many instances of each service there can be at a time
     * @param settings environment of all instances, beyond what they need to find each other
     */
    public static Site open(Path work, Map<Service, Integer> places, Map<String, String> settings)
            throws IOException, InterruptedException {
        Map<Service, List<Slot>> slots = new EnumMap<>(Service.class);
        for (var entry : places.entrySet()) {
            slots.put(entry.getKey(), Slot.of(entry.getKey(), entry.getValue()));
        }
        Balancer balancer = Balancer.start(work, slots);
        try {
            return new Site(work, settings, slots, Database.start(work), balancer);
        } catch (IOException failure) {
            balancer.close();
            throw failure;
        }
    }

    public Path work() {
        return work;
    }

    public Database database() {
        return database;
    }

    public Balancer balancer() {
        return balancer;
    }

    public List<Service> services() {
        return List.copyOf(slots.keySet());
    }

    public List<Slot> slots(Service service) {
        return slots.getOrDefault(service, List.of());
    }

    public List<Instance> instances(Service service) {
        return slots(service).stream().filter(running::containsKey).map(running::get).toList();
    }

    /** A place where nothing runs. */
    public Slot free(Service service) {
        return slots(service).stream()
                .filter(slot -> !running.containsKey(slot))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no place left for " + service));
    }

    /** Returns before it is ready. */
    public Instance launch(Slot slot, Installation installation) throws IOException {
        Instance instance =
                new Instance(
                        slot,
                        installation,
                        Child.start(
                                work.resolve(slot.name() + ".log"),
                                environment(slot),
                                installation.serve(slot.service())));
        running.put(slot, instance);
        return instance;
    }

    /** Returns when the load balancer hands it requests. */
    public Instance start(Slot slot, Installation installation)
            throws IOException, InterruptedException {
        Instance instance = launch(slot, installation);
        awaitUp(List.of(instance));
        return instance;
    }

    /** So many of each service; the first one migrates the database. */
    public void startAll(int each, Installation installation)
            throws IOException, InterruptedException {
        Map<Service, Integer> counts = new EnumMap<>(Service.class);
        slots.keySet().forEach(service -> counts.put(service, each));
        start(counts, installation);
    }

    /** So many of some services; not all at once, which a small machine takes long for. */
    public void start(Map<Service, Integer> counts, Installation installation)
            throws IOException, InterruptedException {
        boolean migrated = false;
        for (var count : counts.entrySet()) {
            List<Instance> started = new ArrayList<>();
            for (int number = 0; number < count.getValue(); number++) {
                started.add(launch(free(count.getKey()), installation));
                if (!migrated) {
                    started.getFirst().awaitReady();
                    migrated = true;
                }
            }
            awaitUp(started);
        }
    }

    /** Returns when the load balancer hands requests to all of them. */
    public void awaitUp(List<Instance> instances) throws IOException, InterruptedException {
        for (Instance instance : instances) {
            instance.awaitReady();
            if (instance.slot().service().isBalanced()) {
                balancer.awaitUp(instance.slot());
            }
        }
    }

    /** It is gone, by itself or killed. */
    public void forget(Instance instance) {
        running.remove(instance.slot());
    }

    /** An administrator, through the load balancer. */
    public Caller administrator() throws IOException, InterruptedException {
        return Caller.signIn(api(), EMAIL, password);
    }

    public URI api() {
        return URI.create("http://127.0.0.1:" + balancer.port(Service.API));
    }

    public String email() {
        return EMAIL;
    }

    public String password() {
        return password;
    }

    private Map<String, String> environment(Slot slot) {
        Map<String, String> environment = new HashMap<>();
        environment.put("DATABASE_URL", database.url());
        environment.put("BLUEHORIZONS_DATA_DIR", work.resolve("data").toString());
        environment.put("BLUEHORIZONS_DATABASE_POOLSIZE", "8");
        environment.put("BLUEHORIZONS_ACCOUNTS_BOOTSTRAP_EMAIL", EMAIL);
        environment.put("BLUEHORIZONS_ACCOUNTS_BOOTSTRAP_PASSWORD", password);
        environment.put("BLUEHORIZONS_VEHICLES_GATEWAY_TLSPORT", "-1");
        environment.put("BLUEHORIZONS_CHARGING_GATEWAY_TLSPORT", "-1");
        environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(slot.management()));
        environment.put("SERVER_PORT", "0");
        environment.put(port(slot.service()), Integer.toString(slot.port()));
        environment.putAll(settings);
        return environment;
    }

    private static String port(Service service) {
        return switch (service) {
            case API, WORKERS, HUB -> "SERVER_PORT";
            case VEHICLE_GATEWAY -> "BLUEHORIZONS_VEHICLES_GATEWAY_PORT";
            case CHARGE_GATEWAY -> "BLUEHORIZONS_CHARGING_GATEWAY_PORT";
        };
    }

    @Override
    public void close() throws IOException {
        balancer.close();
        for (Instance instance : running.values()) {
            instance.close();
        }
        database.close();
    }
}
