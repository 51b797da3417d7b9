package org.bluehorizons.simulator.driver;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.bluehorizons.simulator.driver.Tally.Count;
import org.bluehorizons.simulator.platform.HttpCaller;
import org.bluehorizons.simulator.platform.PlatformApi;
import org.bluehorizons.simulator.platform.PlatformRefusal;
import org.jspecify.annotations.Nullable;

/**
 * All drivers, each on a virtual thread of its own. They begin one by one as they are enrolled,
 * while the cars are on the road already.
 */
public final class Drivers implements AutoCloseable {

    private static final int ENROLLED_AT_ONCE = 4;
    private static final int SIGN_INS_AT_ONCE = 2;
    private static final int SAVED_EACH = 100;
    private static final long RETRY_MILLIS = 2_000;

    private final Settings settings;
    private final Map<String, ? extends Seat> cars;
    private final Tally tally = new Tally();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore signIns = new Semaphore(SIGN_INS_AT_ONCE);
    private final Semaphore enrolments = new Semaphore(ENROLLED_AT_ONCE);

    /**
     * @param visitor an account of the platform that shall be able to book too; null: none
     */
    public record Settings(
            int many, Path directory, long seed, double speedUp, @Nullable Visitor visitor) {}

    /** Somebody real. */
    public record Visitor(String email, String password) {

        @Override
        public String toString() {
            return "Visitor[%s]".formatted(email);
        }
    }

    /** Signs an operator in. */
    public interface Desk {
        PlatformApi open() throws IOException, InterruptedException;
    }

    /**
     * @param cars by the platform's id
     */
    public Drivers(Settings settings, Map<String, ? extends Seat> cars) {
        this.settings = settings;
        this.cars = Map.copyOf(cars);
    }

    /**
     * Returns at once.
     *
     * @param ready run when all drivers may book
     */
    public void start(Desk desk, Runnable ready) {
        threads.execute(() -> {
            try {
                begin(desk);
                ready.run();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } catch (IOException | ExecutionException | PlatformRefusal failure) {
                System.err.println("simulate: no drivers, or not all: " + failure.getMessage());
            }
        });
    }

    public Tally tally() {
        return tally;
    }

    /** Lets everybody go where they are; what they do is settled at the next start. */
    @Override
    public void close() {
        threads.shutdownNow();
    }

    private void begin(Desk desk) throws IOException, InterruptedException, ExecutionException {
        var operator = operator(desk);
        var stations = Stations.open(operator, cars.size());
        stations.place(cars, operator);
        var people = People.open(settings.directory());
        var enrolment = new Enrolment(operator, people);
        var enrolled = new ArrayList<Future<@Nullable Void>>();
        var number = 0;
        for (var person : people.atLeast(settings.many())) {
            var self = new Self(operator, people, person.email(), signIns);
            var mind = new Mind(settings.seed() * 1_000_003 + number);
            var driver = new Driver(self, cars, stations, mind, pace(), tally);
            var drives = number++ < settings.many();
            enrolled.add(
                    threads.submit(() -> {
                        enrol(enrolment, person, self);
                        if (drives) {
                            tally.count(Count.DRIVERS);
                            threads.execute(() -> live(driver));
                        } else if (person.enrolled()) {
                            driver.settle();
                        }
                        return null;
                    }));
        }
        welcome(people, enrolment, operator);
        await(enrolled, people);
    }

    /** Written down now and then: what is lost is asked for again. */
    private static void await(List<Future<@Nullable Void>> enrolled, People people)
            throws IOException, InterruptedException, ExecutionException {
        try {
            for (var index = 0; index < enrolled.size(); index++) {
                enrolled.get(index).get();
                if (index % SAVED_EACH == 0) {
                    people.save();
                }
            }
        } finally {
            people.save();
        }
    }

    private HttpCaller operator(Desk desk) throws IOException, InterruptedException {
        while (true) {
            try {
                return desk.open().caller();
            } catch (IOException away) {
                Thread.sleep(RETRY_MILLIS);
            }
        }
    }

    private void welcome(People people, Enrolment enrolment, HttpCaller operator)
            throws IOException, InterruptedException {
        var visitor = settings.visitor();
        if (visitor != null) {
            var person = people.known(visitor.email(), visitor.password());
            enrol(enrolment, person, new Self(operator, people, person.email(), signIns));
        }
    }

    private void enrol(Enrolment enrolment, Person person, Self self)
            throws IOException, InterruptedException {
        enrolments.acquire();
        try {
            enrolment.enrol(person, self);
        } finally {
            enrolments.release();
        }
    }

    private void live(Driver driver) {
        try {
            driver.live();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Pace pace() {
        return new Pace() {
            @Override
            public void live(double seconds) throws InterruptedException {
                await(seconds / settings.speedUp());
            }

            @Override
            public void await(double seconds) throws InterruptedException {
                Thread.sleep((long) (seconds * 1_000));
            }
        };
    }
}
