package org.bluehorizons.simulator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bluehorizons.simulator.car.Standing;
import org.bluehorizons.simulator.platform.PrivateFile;

/**
 * Where cars for hire stood when the simulator ended: the platform remembers it, so they must be
 * there again. One thread.
 */
final class StandingCars {

    private final PrivateFile file;
    private final Map<String, Standing> byVin = new HashMap<>();

    private record Row(String vin, Standing standing) {}

    private StandingCars(PrivateFile file) {
        this.file = file;
    }

    static StandingCars open(Path directory) {
        var cars = new StandingCars(new PrivateFile(directory.resolve("standing.json")));
        if (cars.file.exists()) {
            for (var row : cars.file.read(Row[].class)) {
                cars.byVin.put(row.vin(), row.standing());
            }
        }
        return cars;
    }

    Optional<Standing> of(String vin) {
        return Optional.ofNullable(byVin.get(vin));
    }

    /** Those that are not told of stay as they were. */
    void save(Map<String, Standing> now) throws IOException {
        byVin.putAll(now);
        file.write(
                byVin.entrySet().stream()
                        .map(entry -> new Row(entry.getKey(), entry.getValue()))
                        .toList());
    }
}
