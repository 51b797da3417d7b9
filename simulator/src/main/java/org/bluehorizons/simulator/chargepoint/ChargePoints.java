package org.bluehorizons.simulator.chargepoint;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Future;
import org.bluehorizons.simulator.chargepoint.line.Transport;
import org.bluehorizons.simulator.chargepoint.station.Figures;
import org.bluehorizons.simulator.chargepoint.station.Habits;
import org.bluehorizons.simulator.chargepoint.station.Nameplate;
import org.bluehorizons.simulator.chargepoint.station.Street;
import org.bluehorizons.simulator.platform.Caller;

/** All charge points of this process. Safe for use by many threads. */
public final class ChargePoints implements AutoCloseable {

    private final ChargePointOptions options;
    private final long seed;
    private final double speedUp;
    private final InstantSource time;
    private final List<Nameplate> plates;
    private final Figures figures = new Figures();
    private final ChargePointSummary summary;
    private final Transport transport;
    private final List<Street> streets = new ArrayList<>();

    private ChargePoints(
            ChargePointOptions options,
            long seed,
            double speedUp,
            InstantSource time,
            Transport transport) {
        this.options = options;
        this.seed = seed;
        this.speedUp = speedUp;
        this.time = time;
        this.transport = transport;
        this.plates = options.plates();
        this.summary = new ChargePointSummary(plates.size(), figures);
    }

    /**
     * @param time by which they wait; tests move it by hand
     * @throws IOException when certificates cannot be read
     */
    public static ChargePoints of(
            ChargePointOptions options, long seed, double speedUp, InstantSource time)
            throws IOException {
        var transport = Transport.open(options.threads, options.addresses(), options.trust());
        return new ChargePoints(options, seed, speedUp, time, transport);
    }

    /** Makes them known; those that the platform knows stay as they are. */
    public void register(Caller platform) throws IOException, InterruptedException {
        new Registry(platform, options.passwords(seed), options.trust() != null)
                .register(plates, options.tokens);
    }

    /** They begin to connect. */
    public void start() {
        var loops = transport.loops();
        var random = new SplittableRandom(seed * 31 + options.from);
        var tag = Long.toString(time.millis() / 1_000, Character.MAX_RADIX) + "-";
        for (var index = 0; index < loops.size(); index++) {
            var street =
                    new Street(
                            new Street.Ground(
                                    transport,
                                    loops.get(index),
                                    time,
                                    random.split(),
                                    figures,
                                    habits(index, loops.size()),
                                    tag));
            streets.add(street);
            var mine = share(index, loops.size());
            loops.get(index)
                    .execute(() -> {
                        street.settle(
                                mine,
                                plate ->
                                        Manners.of(
                                                options.misbehave,
                                                seed * 1_000_003 + plate.number()));
                        street.open();
                    });
        }
    }

    public Figures figures() {
        return figures;
    }

    /** What they do, in one line. */
    public String line(boolean json) {
        return summary.line(json);
    }

    /** What they did in all. */
    public String lastLine(boolean json) {
        return summary.lastLine(json);
    }

    @Override
    public void close() {
        var goodbyes = new ArrayList<Future<?>>();
        for (var index = 0; index < streets.size(); index++) {
            goodbyes.add(transport.loops().get(index).submit(streets.get(index)::close));
        }
        for (var goodbye : goodbyes) {
            try {
                goodbye.get();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            } catch (java.util.concurrent.ExecutionException failure) {
                System.err.println("simulate: charge points did not end in good order: " + failure);
            }
        }
        transport.close();
    }

    private List<Nameplate> share(int index, int of) {
        return plates.subList(plates.size() * index / of, plates.size() * (index + 1) / of);
    }

    private Habits habits(int index, int of) {
        return new Habits(
                options.gateways(),
                options.passwords(seed),
                Math.max(1, options.handshakes / of),
                options.connectsPerSecond / of,
                options.transactions * (index + 1) / of - options.transactions * index / of,
                options.meterInterval.toMillis(),
                (int) options.heartbeatInterval.toSeconds(),
                options.tokens,
                options.faults,
                speedUp,
                options.bootsAgain);
    }
}
