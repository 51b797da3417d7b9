package org.bluehorizons.simulator.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * The cars' identities, kept in a file that only its owner may read, so that the next start
 * registers only what is new.
 */
public final class Garage {

    private static final int AT_A_TIME = 16;
    private static final int IMPORT_AT_ONCE = 5_000;

    private final PrivateFile file;
    private final Map<String, CarIdentity> byVin = new ConcurrentHashMap<>();

    private Garage(PrivateFile file) {
        this.file = file;
    }

    public static Garage open(Path directory) {
        var garage = new Garage(new PrivateFile(directory.resolve("cars.json")));
        if (garage.file.exists()) {
            for (var car : garage.file.read(CarIdentity[].class)) {
                garage.byVin.put(car.vin(), car);
            }
        }
        return garage;
    }

    /** Whether all these cars have what they need. */
    public boolean hasAll(List<Papers> fleet) {
        return fleet.stream().allMatch(papers -> byVin.containsKey(papers.vin()));
    }

    public CarIdentity identityOf(Papers papers) {
        var identity = byVin.get(papers.vin());
        if (identity == null) {
            throw new IllegalStateException("not registered: " + papers.vin());
        }
        return identity;
    }

    /** Forgets everything, when the platform is another one than last time. */
    public void clear() {
        byVin.clear();
    }

    /** Registers the cars that are not known yet and gets a password for each. */
    public void register(List<Papers> fleet, PlatformApi platform)
            throws IOException, InterruptedException, ExecutionException {
        var missing = fleet.stream().filter(papers -> !byVin.containsKey(papers.vin())).toList();
        for (var start = 0; start < missing.size(); start += IMPORT_AT_ONCE) {
            var some = missing.subList(start, Math.min(missing.size(), start + IMPORT_AT_ONCE));
            issue(platform.register(some), platform);
            save();
        }
    }

    private void issue(Map<String, String> ids, PlatformApi platform)
            throws InterruptedException, ExecutionException {
        var turns = new Semaphore(AT_A_TIME);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var issued = new ArrayList<Future<CarIdentity>>();
            ids.forEach((vin, id) ->
                    issued.add(
                            threads.submit(() -> {
                                turns.acquire();
                                try {
                                    return new CarIdentity(vin, id, platform.issuePassword(id));
                                } finally {
                                    turns.release();
                                }
                            })));
            for (var one : issued) {
                byVin.put(one.get().vin(), one.get());
            }
        }
    }

    private void save() throws IOException {
        var cars = byVin.values().toArray(CarIdentity[]::new);
        Arrays.sort(cars, (one, other) -> one.vin().compareTo(other.vin()));
        file.write(cars);
    }
}
