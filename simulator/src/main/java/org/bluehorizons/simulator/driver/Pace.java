package org.bluehorizons.simulator.driver;

/** How time passes for drivers. */
public interface Pace {

    /** Lets a driver's time pass, which a speed-up makes shorter. */
    void live(double seconds) throws InterruptedException;

    /** Lets the platform's time pass, which nothing makes shorter. */
    void await(double seconds) throws InterruptedException;
}
