package org.bluehorizons.rental.drivers;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Rules;
import org.bluehorizons.platform.web.ETags;
import org.bluehorizons.rental.journal.Journal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What drivers change of themselves. Safe for use by many threads. */
@Component
class Profile {

    private final Drivers drivers;
    private final Verifications verifications;
    private final Standing standing;
    private final Journal journal;

    Profile(Drivers drivers, Verifications verifications, Standing standing, Journal journal) {
        this.drivers = drivers;
        this.verifications = verifications;
        this.standing = standing;
        this.journal = journal;
    }

    /**
     * @throws ProblemException 412, 422
     */
    @Transactional
    public Driver change(MeController.Change change, ETags.IfMatch ifMatch, Actor actor) {
        var before = drivers.lock(actor);
        ifMatch.check(before.version());
        var name = Objects.requireNonNullElse(change.name(), before.name()).strip();
        var phone = Objects.requireNonNullElse(change.phone(), before.phone()).strip();
        var locale = Objects.requireNonNullElse(change.locale(), before.locale());
        var rules = new Rules();
        NewDriver.checkName(name, rules);
        NewDriver.checkPhone(phone, rules);
        NewDriver.checkLocale(locale, rules);
        rules.demand();
        var changed = drivers.update(before.withProfile(name, phone, locale));
        if (!phone.equals(before.phone())) {
            verifications.forget(before.id(), VerifiedChannel.PHONE);
        }
        journal.record(
                "driver.changed",
                Journal.About.driver(changed.id()),
                Map.of("fields", fields(before, changed)),
                actor.name());
        return standing.settle(changed, actor);
    }

    private static List<String> fields(Driver before, Driver after) {
        return Stream.of(
                        field("name", before.name(), after.name()),
                        field("phone", before.phone(), after.phone()),
                        field("locale", before.locale(), after.locale()))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    private static @Nullable String field(String name, String before, String after) {
        return before.equals(after) ? null : name;
    }
}
