package org.bluehorizons.rental.support;

import java.util.Map;
import java.util.UUID;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AuditLog;
import org.bluehorizons.notifications.Notifications;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Rules;
import org.bluehorizons.rental.drivers.Driver;
import org.bluehorizons.rental.drivers.Drivers;
import org.bluehorizons.rental.journal.Journal;
import org.bluehorizons.rental.photos.Photos;
import org.bluehorizons.vehicles.VehicleId;
import org.bluehorizons.vehicles.VehicleSnapshots;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The way of a report: open until staff answer, open again when the driver goes on, closed by
 * staff. Safe for use by many threads.
 */
@Component
class Reports {

    static final int MOST_OPEN = 20;

    private final ReportTable table;
    private final Drivers drivers;
    private final Photos photos;
    private final VehicleSnapshots vehicles;
    private final Journal journal;
    private final AuditLog audit;
    private final Notifications notifications;

    Reports(
            ReportTable table,
            Drivers drivers,
            Photos photos,
            VehicleSnapshots vehicles,
            Journal journal,
            AuditLog audit,
            Notifications notifications) {
        this.table = table;
        this.drivers = drivers;
        this.photos = photos;
        this.vehicles = vehicles;
        this.journal = journal;
        this.audit = audit;
        this.notifications = notifications;
    }

    /**
     * @throws ProblemException 409 {@code too_many_reports}, 422
     */
    @Transactional
    public Report send(NewReport wanted, Actor actor) {
        var driver = drivers.hold(actor);
        var rules = new Rules();
        wanted.check(rules);
        rules.check(
                photos.areOf(driver.id(), wanted.photosOrNone()),
                "photos",
                "photos of yours, none of them rejected; see /v1/me/photos");
        var vehicle = vehicle(driver, wanted, rules);
        checkUnsafe(driver, wanted, vehicle, rules);
        rules.demand();
        if (table.countOpen(driver.id()) >= MOST_OPEN) {
            throw ProblemException.of(
                    HttpStatus.CONFLICT,
                    "too_many_reports",
                    "You have %d open reports; write to one of them.".formatted(MOST_OPEN));
        }
        var report = table.insert(driver.id(), vehicle, wanted);
        record("report.sent", report, actor);
        if (report.unsafe()) {
            record("vehicle.unsafe", report, actor);
        }
        return report;
    }

    /** The driver's word; staff look at it again. */
    @Transactional
    public Report.Talk say(UUID id, String text, Actor actor) {
        var driver = drivers.hold(actor);
        var report = table.lock(id).orElseThrow(() -> unknown(id));
        demandOwn(driver, report);
        demandOpen(report);
        table.say(id, false, text, actor.name());
        return talk(table.setState(id, "open"));
    }

    /** Staff's word; the driver is told. */
    @Transactional
    public Report.Talk answer(UUID id, String text, Actor actor) {
        var report = table.lock(id).orElseThrow(() -> unknown(id));
        demandOpen(report);
        table.say(id, true, text, actor.name());
        var answered = table.setState(id, "answered");
        record("report.answered", answered, actor);
        audit.record(actor, "report.answered", "report:" + id, null, null);
        tell(answered, "We have answered: " + report.subject(), text);
        return talk(answered);
    }

    @Transactional
    public Report.Talk close(UUID id, Actor actor) {
        var report = table.lock(id).orElseThrow(() -> unknown(id));
        demandOpen(report);
        var closed = table.setState(id, "closed");
        record("report.closed", closed, actor);
        audit.record(actor, "report.closed", "report:" + id, null, null);
        tell(closed, "Closed: " + report.subject(), "Your report is closed. Thank you for it.");
        return talk(closed);
    }

    /**
     * @throws ProblemException 404 also when it is somebody else's
     */
    Report.Talk own(UUID id, Actor actor) {
        var report = table.find(id).orElseThrow(() -> unknown(id));
        demandOwn(drivers.of(actor), report);
        return talk(report);
    }

    Report.Talk get(UUID id) {
        return talk(table.find(id).orElseThrow(() -> unknown(id)));
    }

    private Report.Talk talk(Report report) {
        return new Report.Talk(report, table.said(report.id()));
    }

    private @Nullable UUID vehicle(Driver driver, NewReport wanted, Rules rules) {
        var booking = wanted.bookingId();
        if (booking != null) {
            var booked = table.vehicleOf(driver.id(), booking);
            rules.check(booked.isPresent(), "bookingId", "a booking of yours");
            return booked.orElse(null);
        }
        var vehicle = wanted.vehicleId();
        rules.check(
                vehicle == null || vehicles.find(new VehicleId(vehicle)).isPresent(),
                "vehicleId",
                "one of our cars");
        return vehicle;
    }

    /** It takes a car off the road, so it is the word of somebody whom we know. */
    private static void checkUnsafe(
            Driver driver, NewReport wanted, @Nullable UUID vehicle, Rules rules) {
        if (wanted.isUnsafe()) {
            rules.check(vehicle != null, "unsafe", "only with bookingId or vehicleId")
                    .check(
                            wanted.bookingId() != null || driver.standing().equals("approved"),
                            "unsafe",
                            "only with a booking of yours, or once you are approved");
        }
    }

    private static void demandOwn(Driver driver, Report report) {
        if (!driver.id().equals(report.driverId())) {
            throw unknown(report.id());
        }
    }

    private static void demandOpen(Report report) {
        if (report.state().equals("closed")) {
            throw ProblemException.of(
                    HttpStatus.CONFLICT, "closed", "The report is closed; send a new one.");
        }
    }

    private void record(String type, Report report, Actor actor) {
        journal.record(
                type,
                new Journal.About(report.bookingId(), report.driverId(), report.vehicleId(), null),
                Map.of("report", report.id().toString(), "kind", report.kind().word()),
                actor.name());
    }

    private void tell(Report report, String title, String text) {
        var id = report.driverId();
        if (id == null) {
            return;
        }
        drivers.find(id)
                .filter(driver -> driver.subject() != null)
                .ifPresent(driver ->
                        notifications.tell(
                                driver.recipient(),
                                new Notifications.Message(
                                        "report:%s:%d".formatted(report.id(), report.version()),
                                        title,
                                        text,
                                        "report:" + report.id(),
                                        false)));
    }

    private static ProblemException unknown(UUID id) {
        return ProblemException.of(
                HttpStatus.NOT_FOUND, "report_not_found", "There is no report " + id);
    }
}
