package org.bluehorizons.rehearsal.traffic;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bluehorizons.bench.Caller;
import org.bluehorizons.bench.Row;
import org.bluehorizons.bench.loads.PriceLoad;
import org.bluehorizons.bench.loads.World;
import org.bluehorizons.bench.rental.RentalWorld;
import org.bluehorizons.rehearsal.site.Installation;
import org.bluehorizons.rehearsal.site.Service;
import org.bluehorizons.rehearsal.site.Site;

/** All who use a site, from before its release until after it, and the account of what they got. */
public final class Traffic implements AutoCloseable {
    private static final int DRIVERS = 200;
    private static final int DAYS = 90;
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Sql sql;
    private final Failures failures = new Failures();
    private final Instant since;
    private final Devices devices;
    private final People people;
    private final TaskStream tasks;
    private final BulkLoads loads;

    /**
     * How much of what.
     *
     * @param people each about five requests a second
     * @param loadRows of a file
     */
    public record Plan(int people, int cars, int chargePoints, long loadRows) {
        /** For the table of a result. */
        public List<Row> rows() {
            return List.of(
                    Row.of("people", "", people),
                    Row.of("cars", "", cars),
                    Row.of("charge points", "", chargePoints));
        }
    }

    private Traffic(
            Sql sql, Devices devices, Site site, RentalWorld renting, Caller caller, Plan plan) {
        this.sql = sql;
        this.devices = devices;
        this.since = devices.since();
        int api = site.balancer().port(Service.API);
        World world = new World(DAYS);
        people = new People(failures);
        people.come(plan.people, api, PAUSE, People.wishes(renting, world.months(caller.token())));
        if (site.services().contains(Service.HUB)) {
            // It has nothing to answer yet but that there is nothing: what counts is who answers.
            Request any = new Request("GET / of the hub", "GET", "/", "", "", Set.of());
            people.come(2, site.balancer().port(Service.HUB), PAUSE, _ -> any);
        }
        tasks = new TaskStream(api, caller.token(), failures);
        loads = new BulkLoads(caller, world, site.work(), plan.loadRows, failures);
    }

    /** Returns when all are there. The site must be up. */
    public static Traffic start(Site site, Installation simulator, Plan plan) throws Exception {
        Sql sql = new Sql(site.database().connect());
        Devices devices = Devices.start(site, simulator, plan.cars, plan.chargePoints);
        try {
            devices.awaitThere();
            RentalWorld renting = RentalWorld.make(sql.connection(), DRIVERS);
            Caller caller = site.administrator();
            Path work = site.work();
            PriceLoad few = new PriceLoad(caller);
            few.run("regions", World.writeRegions(work));
            few.run("places", World.writePlaces(work));
            few.run("currency-rates", World.writeCurrencyRates(work));
            return new Traffic(sql, devices, site, renting, caller, plan);
        } catch (Exception failure) {
            devices.close();
            sql.close();
            throw failure;
        }
    }

    public Failures failures() {
        return failures;
    }

    /** Lets all of them come to an end, and tells what they got. */
    public List<Row> end() throws Exception {
        people.close();
        tasks.close();
        loads.close();
        TaskStream.Account done = new TaskStream.Account(sql);
        done.awaitDone();
        Devices.Absence absent = devices.awaitBack();
        devices.close();
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of("requests", "", (double) failures.requests()));
        rows.add(Row.of("failed requests", "", (double) failures.failed()).atMost(0));
        rows.addAll(bookings());
        rows.addAll(done.rows(tasks.submitted()));
        rows.addAll(loads.account(sql));
        rows.addAll(new DeviceAccount(devices, sql, since).rows(absent));
        return rows;
    }

    private List<Row> bookings() throws SQLException {
        double stored = sql.number("SELECT count(*) FROM rental.booking");
        double confirmed = people.booked();
        return List.of(
                Row.of("bookings confirmed", "", confirmed),
                Row.of("bookings confirmed but not stored", "", Math.max(0, confirmed - stored))
                        .atMost(0),
                Row.of("bookings stored but never confirmed", "", Math.max(0, stored - confirmed))
                        .atMost(0));
    }

    @Override
    public void close() throws IOException, SQLException {
        people.close();
        tasks.close();
        loads.close();
        devices.close();
        sql.close();
    }
}
