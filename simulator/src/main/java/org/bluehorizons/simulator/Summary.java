package org.bluehorizons.simulator;

import java.util.List;
import org.bluehorizons.simulator.car.Activity;
import org.bluehorizons.simulator.driver.Tally;
import org.bluehorizons.simulator.driver.Tally.Count;
import org.bluehorizons.simulator.link.Figures;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What the fleet did in the last second, in one line. */
final class Summary {

    private final Figures figures;
    private final @Nullable Tally drivers;
    private final boolean json;
    private long sentBefore;
    private long acknowledgedBefore;

    /**
     * @param drivers null: there are none
     */
    Summary(Figures figures, @Nullable Tally drivers, boolean json) {
        this.figures = figures;
        this.drivers = drivers;
        this.json = json;
    }

    String line(List<FleetCar> cars) {
        var sent = figures.sent.get();
        var acknowledged = figures.acknowledged.get();
        var now = System.nanoTime();
        var values =
                new long[] {
                    cars.size(),
                    cars.stream().filter(car -> car.link().isConnected()).count(),
                    count(cars, Activity.DRIVING),
                    count(cars, Activity.CHARGING),
                    count(cars, Activity.PARKED),
                    count(cars, Activity.ASLEEP),
                    cars.stream().filter(FleetCar::outOfCoverage).count(),
                    sent - sentBefore,
                    acknowledged - acknowledgedBefore,
                    figures.unacknowledged.get(),
                    cars.stream().mapToLong(car -> car.link().waiting()).sum()
                            - figures.unacknowledged.get(),
                    figures.obeyed.get(),
                    figures.declined.get(),
                    figures.refused.get() + figures.dropped.get(),
                    figures.connects.get(),
                    cars.stream().filter(car -> car.link().isMissing()).count(),
                    cars.stream().mapToLong(car -> car.link().waitMillis(now)).max().orElse(0)
                };
        sentBefore = sent;
        acknowledgedBefore = acknowledged;
        return json ? json(values) : people() + text(values);
    }

    /** First, since a narrow terminal cuts the line. */
    private String people() {
        return drivers == null
                ? ""
                : "drivers %d: bookings %d, driving %d, ended %d, cancelled %d, refused %d | "
                        .formatted(
                                drivers.of(Count.DRIVERS),
                                drivers.of(Count.BOOKINGS),
                                drivers.of(Count.DRIVING),
                                drivers.of(Count.ENDED),
                                drivers.of(Count.CANCELLED)
                                        + drivers.of(Count.EXPIRED)
                                        + drivers.of(Count.DECLINED),
                                drivers.of(Count.REFUSED)
                                        + drivers.of(Count.SILENT)
                                        + drivers.of(Count.FAILED));
    }

    private static String text(long[] v) {
        return "cars %d: %d connected, %d driving, %d charging, %d parked, %d asleep, %d out of coverage | %d sent/s, %d acknowledged/s, %d unacknowledged, %d buffered | commands %d obeyed, %d refused | %d messages lost, %d connects"
                .formatted(
                        v[0],
                        v[1],
                        v[2],
                        v[3],
                        v[4],
                        v[5],
                        v[6],
                        v[7],
                        v[8],
                        v[9],
                        Math.max(0, v[10]),
                        v[11],
                        v[12],
                        v[13],
                        v[14]);
    }

    private String json(long[] values) {
        var names =
                List.of(
                        "cars",
                        "connected",
                        "driving",
                        "charging",
                        "parked",
                        "asleep",
                        "outOfCoverage",
                        "sentPerSecond",
                        "acknowledgedPerSecond",
                        "unacknowledged",
                        "buffered",
                        "commandsObeyed",
                        "commandsRefused",
                        "messagesLost",
                        "connects",
                        "missing",
                        "longestWaitMillis");
        var line = JsonMapper.shared().createObjectNode().put("event", "summary");
        for (var index = 0; index < values.length; index++) {
            line.put(names.get(index), values[index]);
        }
        if (drivers != null) {
            var people = line.putObject("people");
            for (var count : Count.values()) {
                people.put(count.word(), drivers.of(count));
            }
        }
        return line.toString();
    }

    private static long count(List<FleetCar> cars, Activity activity) {
        return cars.stream().filter(car -> car.activity() == activity).count();
    }
}
