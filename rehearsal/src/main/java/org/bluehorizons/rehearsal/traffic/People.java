package org.bluehorizons.rehearsal.traffic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.bluehorizons.bench.PacedReads.Questions;
import org.bluehorizons.bench.rental.RentalWorld;
import org.bluehorizons.bench.rental.Wish;

/**
 * People who look for cars, book them, and read rates, each a few times a second: half of them over
 * a connection that they keep, half over another one each time.
 */
final class People implements AutoCloseable {
    private final Failures failures;
    private final LongAdder booked = new LongAdder();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;

    People(Failures failures) {
        this.failures = failures;
    }

    /**
     * Some more.
     *
     * @param port of the load balancer
     * @param pause between two requests of one of them
     */
    void come(int count, int port, Duration pause, Request.Dealer requests) {
        for (int number = 0; number < count; number++) {
            boolean kept = number % 2 == 0;
            SplittableRandom random = new SplittableRandom(threads.size());
            threads.add(
                    Thread.ofPlatform()
                            .daemon()
                            .name("person-" + threads.size())
                            .start(() ->
                                    live(new Line(port, kept, failures), requests, random, pause)));
        }
    }

    private void live(Line line, Request.Dealer requests, SplittableRandom random, Duration pause) {
        try (line) {
            while (!stopping) {
                Request request = requests.next(random);
                int status = line.ask(request);
                if (status == 201 && request.path().equals(BOOKINGS)) {
                    booked.increment();
                }
                TimeUnit.NANOSECONDS.sleep(random.nextLong(1, 2 * pause.toNanos()));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Bookings that were confirmed to somebody. */
    long booked() {
        return booked.sum();
    }

    /** Each answered before. */
    @Override
    public void close() {
        stopping = true;
        for (Thread thread : threads) {
            Joining.await(thread, Duration.ofSeconds(40));
        }
    }

    private static final String BOOKINGS = "/v1/bookings";

    /** What people ask the API: of ten requests six for cars, two for rates, two book. */
    static Request.Dealer wishes(RentalWorld world, Questions rates) {
        Wish.Dealer dealer = new Wish.Dealer(7, world.cars().size(), world.drivers().size());
        return random ->
                switch (random.nextInt(10)) {
                    case 0, 1 -> booking(world, wish(dealer));
                    case 2, 3 -> {
                        var question = rates.next(random);
                        yield Request.get("/v1/rates", question.path(), question.token());
                    }
                    default -> {
                        var question = world.next(random);
                        yield Request.get("/v1/availability", question.path(), question.token());
                    }
                };
    }

    private static Wish wish(Wish.Dealer dealer) {
        // Dealt to many threads.
        synchronized (dealer) {
            return dealer.next();
        }
    }

    /** Somebody else may have the car, or the driver another one. */
    private static Request booking(RentalWorld world, Wish wish) {
        return Request.post(
                BOOKINGS,
                world.tokens().get(wish.driver()),
                UUID.randomUUID(),
                "{\"vehicleId\":\"%s\",\"startsAt\":\"%s\",\"endsAt\":\"%s\"}"
                        .formatted(world.cars().get(wish.car()), wish.from(), wish.until()),
                Set.of(201, 409));
    }
}
