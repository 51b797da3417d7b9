package org.bluehorizons.vehicles.registry;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.swagger.v3.oas.annotations.media.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Rules;
import org.bluehorizons.vehicles.VehicleId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Registers the cars of a CSV file, all or none. Wrong lines are told together; the same file twice
 * changes nothing. Safe for use by many threads.
 */
@Component
class VehicleImport {

    static final int MOST_ROWS = 20_000;

    private static final int MOST_TOLD = 100;
    private static final Set<String> REQUIRED =
            Set.of(
                    "vin",
                    "plate",
                    "make",
                    "model",
                    "battery_kilowatt_hours",
                    "range_kilometres",
                    "seats");

    private final Vehicles vehicles;
    private final VehicleChanges changes;

    @Schema(name = "VehicleImportReport")
    record Report(
            @Schema(example = "980") int created,
            @Schema(description = "Registered with the same data before.", example = "20")
                    int unchanged,
            List<Item> items) {}

    @Schema(name = "ImportedVehicle")
    record Item(
            @Schema(description = "In the file; the header is 1.", example = "2") long line,
            @Schema(type = "string", format = "uuid") VehicleId id,
            String vin) {}

    VehicleImport(Vehicles vehicles, VehicleChanges changes) {
        this.vehicles = vehicles;
        this.changes = changes;
    }

    /**
     * @throws ProblemException 422 with the lines and rules, nothing registered
     */
    @Transactional
    public Report run(InputStream csv, Actor actor) {
        var rules = new Rules();
        var wanted = read(csv, rules);
        demand(rules);
        var known = byVin(vehicles.lockByVin(vins(wanted.values())));
        var fresh = new LinkedHashMap<Long, NewVehicle>();
        wanted.forEach((line, car) -> {
            var before = known.get(car.vin());
            if (before == null) {
                fresh.put(line, car);
            } else {
                rules.check(
                        before.isAs(car),
                        "line %d: vin".formatted(line),
                        "is registered already, with other data or as retired");
            }
        });
        checkPlates(fresh, rules);
        demand(rules);
        var registered =
                fresh.isEmpty()
                        ? List.<Vehicle>of()
                        : changes.register(List.copyOf(fresh.values()), actor);
        return report(wanted, known, byVin(registered));
    }

    private static Report report(
            Map<Long, NewVehicle> wanted, Map<String, Vehicle> known, Map<String, Vehicle> made) {
        var items = new ArrayList<Item>();
        wanted.forEach((line, car) -> {
            var there = made.getOrDefault(car.vin(), known.get(car.vin()));
            if (there != null) {
                items.add(new Item(line, there.id(), car.vin()));
            }
        });
        return new Report(made.size(), known.size(), items);
    }

    private static Map<Long, NewVehicle> read(InputStream csv, Rules rules) {
        var cars = new LinkedHashMap<Long, NewVehicle>();
        var vins = new HashMap<String, Long>();
        var plates = new HashMap<String, Long>();
        try (var reader =
                CsvReader.builder()
                        .ofNamedCsvRecord(new InputStreamReader(csv, StandardCharsets.UTF_8))) {
            for (var row : reader) {
                if (cars.isEmpty()) {
                    checkHeader(row.getHeader());
                }
                if (cars.size() == MOST_ROWS) {
                    throw ProblemException.field("body", "at most %d rows".formatted(MOST_ROWS));
                }
                var line = row.getStartingLineNumber();
                var car = car(row, rules);
                unique(vins, car.vin(), line, "vin", rules);
                unique(plates, car.plate(), line, "plate", rules);
                cars.put(line, car);
            }
        } catch (CsvParseException wrong) {
            throw ProblemException.of(
                    HttpStatus.BAD_REQUEST, "malformed_csv", "body: " + wrong.getMessage());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        if (cars.isEmpty()) {
            throw ProblemException.field("body", "a header and at least one row");
        }
        return cars;
    }

    private static void checkHeader(List<String> header) {
        var missing = new HashSet<>(REQUIRED);
        missing.removeAll(header);
        var unknown = new HashSet<>(header);
        unknown.removeAll(REQUIRED);
        unknown.remove("market");
        if (!missing.isEmpty() || !unknown.isEmpty()) {
            throw ProblemException.field(
                    "header",
                    "missing columns: %s; unknown columns: %s".formatted(missing, unknown));
        }
    }

    private static NewVehicle car(NamedCsvRecord row, Rules rules) {
        var market = row.findField("market").map(String::strip).orElse("");
        return new NewVehicle.Draft(
                        row.getField("vin"),
                        row.getField("plate"),
                        row.getField("make"),
                        row.getField("model"),
                        number(row.getField("battery_kilowatt_hours"), BigDecimal::new),
                        number(row.getField("range_kilometres"), Integer::valueOf),
                        number(row.getField("seats"), Integer::valueOf),
                        market.isEmpty() ? null : market)
                .checked(rules, "line %d: ".formatted(row.getStartingLineNumber()));
    }

    private static <N extends Number> @Nullable N number(String text, Function<String, N> reader) {
        try {
            return text.length() > 20 ? null : reader.apply(text.strip());
        } catch (NumberFormatException wrong) {
            return null;
        }
    }

    private static void unique(
            Map<String, Long> seen, String value, long line, String field, Rules rules) {
        var before = seen.putIfAbsent(value, line);
        rules.check(
                before == null,
                "line %d: %s".formatted(line, field),
                "stands in line %s already".formatted(before));
    }

    private void checkPlates(Map<Long, NewVehicle> fresh, Rules rules) {
        var taken = vehicles.platesInUse(fresh.values().stream().map(NewVehicle::plate).toList());
        fresh.forEach((line, car) ->
                rules.check(
                        !taken.contains(car.plate()),
                        "line %d: plate".formatted(line),
                        "another car on the road has it"));
    }

    private static void demand(Rules rules) {
        var broken = rules.broken();
        if (!broken.isEmpty()) {
            throw ProblemException.fields(broken.subList(0, Math.min(MOST_TOLD, broken.size())));
        }
    }

    private static List<String> vins(Iterable<NewVehicle> cars) {
        var vins = new ArrayList<String>();
        cars.forEach(car -> vins.add(car.vin()));
        return vins;
    }

    private static Map<String, Vehicle> byVin(List<Vehicle> cars) {
        return cars.stream().collect(Collectors.toMap(Vehicle::vin, Function.identity()));
    }
}
