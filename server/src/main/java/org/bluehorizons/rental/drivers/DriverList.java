package org.bluehorizons.rental.drivers;

import java.util.Set;
import java.util.UUID;
import org.bluehorizons.platform.Rules;
import org.bluehorizons.platform.web.Cursor;
import org.bluehorizons.platform.web.Page;
import org.bluehorizons.platform.web.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Drivers as staff look for them, newest first. Safe for use by many threads. */
@Component
class DriverList {

    private static final String LIST = "drivers";
    private static final UUID LAST = new UUID(-1, -1);
    private static final Set<String> STANDINGS =
            Set.of("registered", "approved", "suspended", "closed");

    private final JdbcClient database;

    /** What is null is not asked for. */
    record Filter(@Nullable String standing, @Nullable String licence, @Nullable String email) {

        Filter {
            new Rules()
                    .check(
                            standing == null || STANDINGS.contains(standing),
                            "standing",
                            "one of registered, approved, suspended, closed")
                    .check(
                            licence == null || licence.equals("submitted"),
                            "licence",
                            "submitted, or left out")
                    .demand();
        }
    }

    DriverList(JdbcClient database) {
        this.database = database;
    }

    Page<Driver> page(Filter filter, PageRequest request) {
        var found =
                database.sql(
                                """
                                SELECT %s FROM rental.driver
                                WHERE id < :before
                                  AND (:standing::text IS NULL OR standing = :standing)
                                  AND (:email::text IS NULL OR lower(email) = lower(:email))
                                  AND (:licence::text IS NULL
                                       OR id IN (SELECT driver_id FROM rental.licence
                                                 WHERE state = 'submitted'))
                                ORDER BY id DESC
                                LIMIT :rows
                                """
                                        .formatted(Drivers.COLUMNS))
                        .param(
                                "before",
                                request.after(LIST, 1).map(cursor -> cursor.uuid(0)).orElse(LAST))
                        .param("standing", filter.standing())
                        .param("email", filter.email())
                        .param("licence", filter.licence())
                        .param("rows", request.rows())
                        .query((row, _) -> Drivers.driver(row))
                        .list();
        return Page.of(found, request, driver -> Cursor.of(LIST, driver.id()));
    }
}
