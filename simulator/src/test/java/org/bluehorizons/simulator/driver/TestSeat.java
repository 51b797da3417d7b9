package org.bluehorizons.simulator.driver;

import org.bluehorizons.simulator.car.Activity;
import org.bluehorizons.simulator.car.Answer;
import org.bluehorizons.simulator.car.Habits;
import org.bluehorizons.simulator.car.Model;
import org.bluehorizons.simulator.car.Order;
import org.bluehorizons.simulator.car.SimulatedCar;
import org.bluehorizons.simulator.car.Standing;
import org.bluehorizons.simulator.world.Place;

/** A car without a modem, whose time is its driver's. */
final class TestSeat implements Seat, Pace {

    private final SimulatedCar car = new SimulatedCar(Model.KONA, new Habits(0, 0, true), 1);
    private double seconds;

    /** Unlocked and half full. */
    static TestSeat at(Place place) {
        var seat = new TestSeat();
        seat.car.stand(new Standing(place, 0.5, 1_000, false, false));
        return seat;
    }

    SimulatedCar car() {
        return car;
    }

    void lock() {
        car.obey(new Order.Lock(true));
    }

    double seconds() {
        return seconds;
    }

    @Override
    public Place place() {
        return car.place();
    }

    @Override
    public double charge() {
        return car.charge();
    }

    @Override
    public boolean isDriving() {
        return car.activity() == Activity.DRIVING;
    }

    @Override
    public boolean door(boolean open) {
        return car.door(open);
    }

    @Override
    public boolean plugIn() {
        return car.plugIn();
    }

    @Override
    public Answer driveTo(Place to) {
        return car.driveTo(to);
    }

    @Override
    public void live(double passing) {
        seconds += passing;
        car.live(passing);
    }

    @Override
    public void await(double passing) {
        live(passing);
    }
}
