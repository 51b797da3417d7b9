package org.bluehorizons.bench.rental;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;

/**
 * Which driver wants which car when. Most want the same cars: of every ten wishes seven are for a
 * tenth of the fleet. Times are quarters of an hour in the next weeks, so that the same wish comes
 * up again and again and is then refused.
 *
 * @param car its number
 * @param driver its number
 */
public record Wish(int car, int driver, Instant from, Instant until) {
    private static final int SLOTS = 60 * 24;

    /** Deals wishes out; the same seed deals the same. One thread. */
    public static final class Dealer {
        private final SplittableRandom random;
        private final int cars;
        private final int drivers;
        private final Instant base =
                Instant.now().truncatedTo(ChronoUnit.HOURS).plus(2, ChronoUnit.HOURS);

        public Dealer(long seed, int cars, int drivers) {
            this.random = new SplittableRandom(seed);
            this.cars = cars;
            this.drivers = drivers;
        }

        public Wish next() {
            int popular = Math.max(1, cars / 10);
            int car = random.nextInt(10) < 7 ? random.nextInt(popular) : random.nextInt(cars);
            Instant from = base.plus(random.nextInt(SLOTS), ChronoUnit.HOURS);
            return new Wish(car, random.nextInt(drivers), from, from.plus(30, ChronoUnit.MINUTES));
        }
    }
}
