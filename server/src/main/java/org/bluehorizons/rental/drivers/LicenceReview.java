package org.bluehorizons.rental.drivers;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AuditLog;
import org.bluehorizons.notifications.Notifications;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Rules;
import org.bluehorizons.rental.drivers.LicenceController.Submission;
import org.bluehorizons.rental.journal.Journal;
import org.bluehorizons.rental.photos.Photos;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The way of a licence: submitted by the driver, approved or refused by staff. An approved one
 * stays valid while its successor waits. Safe for use by many threads.
 */
@Component
class LicenceReview {

    private final Drivers drivers;
    private final Licences licences;
    private final Photos photos;
    private final Standing standing;
    private final Journal journal;
    private final AuditLog audit;
    private final Notifications notifications;

    LicenceReview(
            Drivers drivers,
            Licences licences,
            Photos photos,
            Standing standing,
            Journal journal,
            AuditLog audit,
            Notifications notifications) {
        this.drivers = drivers;
        this.licences = licences;
        this.photos = photos;
        this.standing = standing;
        this.journal = journal;
        this.audit = audit;
        this.notifications = notifications;
    }

    /**
     * @throws ProblemException 409 {@code licence_waits}, 422
     */
    @Transactional
    public Licence submit(Submission given, Actor actor) {
        var driver = drivers.lock(actor);
        var rules = new Rules();
        var wanted = given.checked(licences.today(driver), rules);
        checkPhoto(driver, wanted.frontPhoto(), "frontPhoto", rules);
        checkPhoto(driver, wanted.backPhoto(), "backPhoto", rules);
        rules.demand();
        licences.waiting(driver.id()).ifPresent(this::withdraw);
        var submitted = licences.insert(driver.id(), wanted);
        record("licence.submitted", submitted, actor);
        return submitted;
    }

    @Transactional
    public Licence approve(UUID id, Actor actor) {
        var driver = drivers.lock(id);
        var approved = licences.decide(id, "approved", null, actor.name());
        if (approved.expiresOn().isBefore(licences.today(driver))) {
            throw ProblemException.of(
                    HttpStatus.CONFLICT,
                    "licence_expired",
                    "The licence expired on %s; refuse it.".formatted(approved.expiresOn()));
        }
        if (isUnseen(approved)) {
            throw ProblemException.of(
                    HttpStatus.CONFLICT,
                    "photo_rejected",
                    "A photo of the licence could not be processed; refuse it.");
        }
        record("licence.approved", approved, actor);
        audit.record(actor, "licence.approved", driver.auditSubject(), null, forAudit(approved));
        tell(driver, approved, "Your driving licence is approved", "We have checked your licence.");
        standing.settle(driver, actor);
        return approved;
    }

    @Transactional
    public Licence refuse(UUID id, String reason, Actor actor) {
        var driver = drivers.lock(id);
        var refused = licences.decide(id, "refused", reason, actor.name());
        record("licence.refused", refused, actor);
        audit.record(
                actor, "licence.refused", driver.auditSubject(), null, forAudit(refused), reason);
        tell(
                driver,
                refused,
                "Your driving licence was not accepted",
                "The reason: %s Please send it again.".formatted(Sentence.of(reason)));
        return refused;
    }

    /** Nobody can decide about photos that nobody can see, so those may be sent anew. */
    private void withdraw(Licence waiting) {
        if (!isUnseen(waiting)) {
            throw ProblemException.of(
                    HttpStatus.CONFLICT,
                    "licence_waits",
                    "Your licence waits for our decision; send another one after that.");
        }
        var by = Actor.SYSTEM;
        var reason = "A photo could not be shown.";
        record(
                "licence.refused",
                licences.decide(waiting.driverId(), "refused", reason, by.name()),
                by);
    }

    private boolean isUnseen(Licence licence) {
        return photos.isAnyRejected(
                Stream.of(licence.frontPhoto(), licence.backPhoto())
                        .filter(Objects::nonNull)
                        .toList());
    }

    private void checkPhoto(Driver driver, UUID photo, String field, Rules rules) {
        rules.check(
                photos.isOf(driver.id(), photo, "licence"),
                field,
                "a photo of yours with purpose licence, not rejected; see /v1/me/photos");
    }

    private void record(String type, Licence licence, Actor actor) {
        journal.record(
                type,
                Journal.About.driver(licence.driverId()),
                Map.of("licence", licence.id().toString()),
                actor.name());
    }

    /** Nothing that names the person. */
    private static Map<String, String> forAudit(Licence licence) {
        return Map.of("licence", licence.id().toString(), "state", licence.state());
    }

    private void tell(Driver driver, Licence licence, String title, String text) {
        notifications.tell(
                driver.recipient(),
                new Notifications.Message(
                        "licence-%s:%s".formatted(licence.state(), licence.id()),
                        title,
                        text,
                        "licence:" + licence.id(),
                        false));
    }
}
