package org.bluehorizons.bench.cars;

/** When a car sends. Times are {@link System#nanoTime}; event loop thread only. */
sealed interface Pace {

    /** How many messages the car is to send now; the broker's Receive Maximum is not in it. */
    int due(Car car, long now);

    /** The time from which the latency of the car's next message counts; called once a message. */
    long take(Car car, long now);

    /** As fast as acknowledgements come, in bursts of half a window. */
    record Maximum(int window) implements Pace {
        @Override
        public int due(Car car, long now) {
            int waiting = car.unacknowledged();
            return waiting <= window / 2 ? window - waiting : 0;
        }

        @Override
        public long take(Car car, long now) {
            return now;
        }
    }

    /**
     * Each car at its own even times.
     *
     * @param nanosPerCar from one message of a car to its next
     */
    record FixedRate(long nanosPerCar) implements Pace {
        @Override
        public int due(Car car, long now) {
            return now < car.due ? 0 : (int) ((now - car.due) / nanosPerCar) + 1;
        }

        @Override
        public long take(Car car, long now) {
            long intended = car.due;
            car.due += nanosPerCar;
            return intended;
        }
    }
}
