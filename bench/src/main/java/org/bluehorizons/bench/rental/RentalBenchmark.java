package org.bluehorizons.bench.rental;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.bluehorizons.bench.Harness;
import org.bluehorizons.bench.Harness.Cars;
import org.bluehorizons.bench.PacedReads;
import org.bluehorizons.bench.Row;
import org.bluehorizons.bench.RunOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Bookings through HTTP beside the bare insert, and availability while cars send. */
@Command(
        name = "rental",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = "Bookings beside the bare insert; availability while the fleet sends.")
public final class RentalBenchmark implements Callable<Integer> {
    private static final int READERS = 16;

    @Mixin private RunOptions run = new RunOptions();

    @Option(names = "--seconds", defaultValue = "8", description = "Measured time of a round.")
    private int seconds;

    @Option(names = "--warm-up", defaultValue = "45", description = "Seconds before the rounds.")
    private int warmUp;

    @Option(names = "--cars", defaultValue = "1000", description = "Cars.")
    private int cars;

    @Option(names = "--drivers", defaultValue = "10000", description = "Drivers signed in.")
    private int drivers;

    @Option(names = "--clients", defaultValue = "1,8,64", split = ",", description = "At a time.")
    private List<Integer> clients = List.of();

    @Option(names = "--reads", defaultValue = "2000", description = "Availability a second.")
    private int reads;

    private long seed = 1;

    @Override
    public Integer call() throws Exception {
        try (Harness harness = Harness.start("rental", run.root());
                Connection database = DriverManager.getConnection(harness.database())) {
            Harness.say("registering %d cars and %d drivers".formatted(cars, drivers));
            Cars fleet = harness.cars(cars);
            RentalWorld world = RentalWorld.make(database, drivers);
            // First, while the cars have a day's claims and not those of tens of thousands of
            // bookings.
            List<Row> rows = new ArrayList<>(availability(harness, fleet, world));
            rows.addAll(bookings(harness, database, world));
            rows.addAll(check(database));
            run.keep("rental", rows);
        }
        return 0;
    }

    private List<Row> bookings(Harness harness, Connection database, RentalWorld world)
            throws Exception {
        Harness.say("warming up");
        BareInsert.prepare(database);
        Clients.run(8, warmUp, number -> booker(harness, world));
        Clients.run(8, 3, number -> bare(harness, world));
        List<Row> rows = new ArrayList<>();
        for (int count : clients) {
            List<Clients.Figures> ours = new ArrayList<>();
            List<Clients.Figures> theirs = new ArrayList<>();
            for (int round = 1; round <= run.rounds(); round++) {
                Harness.say("%d clients: round %d of %d".formatted(count, round, run.rounds()));
                ours.add(Clients.run(count, seconds, number -> booker(harness, world)));
                awaitPayments(database);
                BareInsert.prepare(database);
                theirs.add(Clients.run(count, seconds, number -> bare(harness, world)));
            }
            rows.addAll(rows(count, ours, theirs));
        }
        return rows;
    }

    private static List<Row> rows(
            int count, List<Clients.Figures> ours, List<Clients.Figures> theirs) {
        String who = count + (count == 1 ? " client: " : " clients: ");
        Row bookings =
                Row.of(who + "bookings made", "1/s", ours.stream().map(f -> f.granted()).toList());
        Row bare =
                Row.of(
                        who + "bare inserts made",
                        "1/s",
                        theirs.stream().map(f -> f.granted()).toList());
        return List.of(
                bookings,
                Row.of(
                        who + "bookings refused",
                        "1/s",
                        ours.stream().map(f -> f.refused()).toList()),
                bare,
                Row.of(who + "share of the bare insert", "%", 100 * bookings.value() / bare.value())
                        .atLeast(25),
                Row.of(who + "p50", "ms", ours.stream().map(f -> f.p50Millis()).toList()),
                Row.of(who + "p99", "ms", ours.stream().map(f -> f.p99Millis()).toList()));
    }

    private List<Row> availability(Harness harness, Cars fleet, RentalWorld world)
            throws Exception {
        Harness.say("availability while %d cars send each second".formatted(cars));
        List<PacedReads.Figures> figures = new ArrayList<>();
        PacedReads questions = new PacedReads(harness.httpPort(), world, READERS);
        try (AutoCloseable _ = fleet.sendEachSecond(warmUp + run.rounds() * (seconds + 2) + 10)) {
            questions.run(reads, warmUp);
            for (int round = 0; round < run.rounds(); round++) {
                figures.add(questions.run(reads, seconds));
            }
        }
        return List.of(
                Row.of(
                                "availability answered",
                                "1/s",
                                figures.stream().map(f -> f.perSecond()).toList())
                        .atLeast(0.98 * reads),
                Row.of(
                        "availability: p50",
                        "ms",
                        figures.stream().map(f -> f.p50Millis()).toList()),
                Row.of("availability: p99", "ms", figures.stream().map(f -> f.p99Millis()).toList())
                        .atMost(10));
    }

    /** What must hold whatever the speed. */
    private static List<Row> check(Connection database) throws SQLException, InterruptedException {
        awaitPayments(database);
        return List.of(
                Row.of(
                        "bookings in all",
                        "bookings",
                        count(database, "SELECT count(*) FROM rental.booking")),
                Row.of(
                                "of them overlapping on a car",
                                "bookings",
                                count(
                                        database,
                                        """
                                        SELECT count(*) FROM rental.claim AS one
                                        JOIN rental.claim AS other
                                          ON other.vehicle_id = one.vehicle_id AND other.id > one.id
                                         AND other.during && one.during
                                        """))
                        .atMost(0),
                Row.of(
                                "of them without an authorised deposit",
                                "bookings",
                                count(
                                        database,
                                        """
                                        SELECT count(*) FROM rental.booking
                                        WHERE NOT EXISTS (
                                            SELECT FROM rental.payment
                                            WHERE booking_id = booking.id AND state = 'authorised')
                                        """))
                        .atMost(0),
                Row.of(
                                "of them without their event",
                                "bookings",
                                count(
                                        database,
                                        """
                                        SELECT count(*) FROM rental.booking
                                        WHERE NOT EXISTS (
                                            SELECT FROM rental.event
                                            WHERE booking_id = booking.id AND type = 'booking.made')
                                        """))
                        .atMost(0));
    }

    /** Deposits are authorised right after the booking; a round counts with all of them. */
    private static void awaitPayments(Connection database)
            throws SQLException, InterruptedException {
        long giveUp = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        while (count(database, "SELECT count(*) FROM rental.payment WHERE state = 'authorising'")
                > 0) {
            if (System.nanoTime() > giveUp) {
                throw new SQLException("deposits are not authorised");
            }
            Thread.sleep(50);
        }
    }

    private static double count(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getDouble(1);
        }
    }

    private Clients.Client booker(Harness harness, RentalWorld world) throws IOException {
        return new Booker(harness.httpPort(), world, nextSeed());
    }

    private Clients.Client bare(Harness harness, RentalWorld world) throws SQLException {
        return new BareInsert(harness.database(), world, nextSeed());
    }

    private synchronized long nextSeed() {
        return seed++;
    }
}
