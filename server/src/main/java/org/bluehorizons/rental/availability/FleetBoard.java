package org.bluehorizons.rental.availability;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.rental.availability.FleetFacts.Standing;
import org.bluehorizons.rental.places.Places;
import org.bluehorizons.vehicles.VehicleId;
import org.bluehorizons.vehicles.VehicleSnapshot;
import org.bluehorizons.vehicles.VehicleStatus;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Which cars are free, in memory: read whole each second, and swapped at once, while somebody asks.
 * A car that a booking on this node has touched is free for nobody until it has been read again, a
 * fifth of a second later; other nodes see the change within the second. Who takes a car is decided
 * by the database alone. Safe for use by many threads.
 */
@Component
public class FleetBoard implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(FleetBoard.class);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration READ_ALL = Duration.ofMillis(950);
    private static final Duration NOBODY_ASKS = Duration.ofMinutes(1);
    private static final Duration TOO_OLD = Duration.ofSeconds(15);
    private static final int METRES_PER_KILOMETRE = 1_000;

    private final FleetReader reader;
    private final Places places;
    private final AvailabilitySettings settings;
    private final Clock clock;
    private final AtomicReference<@Nullable Fleet> board = new AtomicReference<>();
    private final AtomicLong changes = new AtomicLong();
    private volatile long askedNanos;
    private long readNanos;
    private volatile boolean running;
    private Thread thread = Thread.ofPlatform().unstarted(() -> {});

    FleetBoard(FleetReader reader, Places places, AvailabilitySettings settings, Clock clock) {
        this.reader = reader;
        this.places = places;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The cars as they are now.
     *
     * @throws ProblemException 503 {@code availability_stale} while they cannot be read
     */
    public Fleet fleet() {
        askedNanos = System.nanoTime();
        var shown = board.get();
        if (shown == null) {
            return readFirst();
        }
        if (shown.asOf().plus(TOO_OLD).isBefore(clock.instant())) {
            throw ProblemException.of(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "availability_stale",
                            "What is known of the cars is of %s; try again shortly."
                                    .formatted(shown.asOf()))
                    .withHeader(HttpHeaders.RETRY_AFTER, "2");
        }
        return shown;
    }

    /**
     * A booking, a trip or staff has changed who has the car or where it stands. Inside a
     * transaction it counts from the commit on.
     */
    public void touched(VehicleId car) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            hide(car);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        hide(car);
                    }
                });
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("fleet-board").daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        LockSupport.unpark(thread);
        try {
            thread.join(5_000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void hide(VehicleId car) {
        var change = changes.incrementAndGet();
        board.updateAndGet(shown -> shown == null ? null : shown.hiding(car, change));
    }

    private void run() {
        while (running) {
            LockSupport.parkNanos(LOOK.toNanos());
            try {
                keepUp();
            } catch (RuntimeException failure) {
                LOG.warn("the board of free cars is not up to date: reading failed", failure);
            }
        }
    }

    private synchronized void keepUp() {
        var shown = board.get();
        if (shown == null) {
            return;
        }
        var now = System.nanoTime();
        if (now - askedNanos > NOBODY_ASKS.toNanos()) {
            board.set(null);
        } else if (now - readNanos >= READ_ALL.toNanos()) {
            readAll();
        } else if (!shown.hidden().isEmpty()) {
            show(reader.readAgain(shown.facts(), shown.hidden().keySet()), shown);
        }
    }

    private synchronized Fleet readFirst() {
        var shown = board.get();
        return shown == null ? readAll() : shown;
    }

    private Fleet readAll() {
        var before = board.get();
        readNanos = System.nanoTime();
        return show(reader.readAll(), before);
    }

    private Fleet show(FleetFacts facts, @Nullable Fleet before) {
        var standing = new ArrayList<StandingCar>();
        facts.standing()
                .forEach((id, place) -> {
                    var car = standing(facts, id, place);
                    if (car != null) {
                        standing.add(car);
                    }
                });
        var fleet = Fleet.of(facts, standing);
        return Objects.requireNonNull(
                board.updateAndGet(shown ->
                        shown == null || before == null
                                ? fleet
                                : fleet.hidingWhatChangedSince(before.hidden(), shown.hidden())));
    }

    private @Nullable StandingCar standing(FleetFacts facts, VehicleId id, Standing place) {
        var vehicle = facts.vehicles().get(id);
        if (vehicle == null) {
            return null;
        }
        var station = place.station() == null ? null : places.station(place.station()).orElse(null);
        var latitude = vehicle.latitude();
        var longitude = vehicle.longitude();
        if (latitude == null || longitude == null) {
            if (station == null) {
                return null;
            }
            latitude = station.latitude();
            longitude = station.longitude();
        }
        return new StandingCar(
                vehicle,
                latitude,
                longitude,
                place.station(),
                place.bay(),
                place.publicId(),
                usableRangeMetres(vehicle),
                isFit(vehicle),
                facts.claims().getOrDefault(id, List.of()));
    }

    private boolean isFit(VehicleSnapshot vehicle) {
        var charge = vehicle.stateOfChargePercent();
        return (vehicle.status() == VehicleStatus.AVAILABLE
                        || vehicle.status() == VehicleStatus.CHARGING)
                && vehicle.connected()
                && charge != null
                && charge >= settings.leastChargePercent();
    }

    /** As the car tells it, else what its charge promises. */
    private int usableRangeMetres(VehicleSnapshot vehicle) {
        var charge = vehicle.stateOfChargePercent();
        var told = vehicle.rangeMetres();
        double range =
                told != null
                        ? told
                        : charge == null
                                ? 0
                                : vehicle.rangeKilometres() * METRES_PER_KILOMETRE * charge / 100.0;
        return (int) (range * (100 - settings.rangeReservePercent()) / 100);
    }
}
