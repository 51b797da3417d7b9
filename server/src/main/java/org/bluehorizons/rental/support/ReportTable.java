package org.bluehorizons.rental.support;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bluehorizons.platform.web.Cursor;
import org.bluehorizons.platform.web.Page;
import org.bluehorizons.platform.web.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of reports and of the talk about them. Safe for use by many threads. */
@Component
class ReportTable {

    private static final String COLUMNS =
            """
            id, kind, driver_id, booking_id, vehicle_id, subject, text, unsafe, photos, state,
            version, created_at, closed_at
            """;
    private static final String LIST = "reports";
    private static final UUID LAST = new UUID(-1, -1);

    private final JdbcClient database;
    private final Clock clock;

    /** What is null is not asked for. */
    record Filter(@Nullable UUID driver, @Nullable String state, @Nullable ReportKind kind) {}

    ReportTable(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Report insert(UUID driver, @Nullable UUID vehicle, NewReport wanted) {
        return database.sql(
                        """
                        INSERT INTO rental.report
                            (kind, driver_id, booking_id, vehicle_id, subject, text, unsafe, photos,
                             created_at)
                        VALUES (:kind, :driver, :booking, :vehicle, :subject, :text, :unsafe,
                                :photos, :now)
                        RETURNING %s
                        """
                                .formatted(COLUMNS))
                .param("kind", String.valueOf(wanted.kind()))
                .param("driver", driver)
                .param("booking", wanted.bookingId())
                .param("vehicle", vehicle)
                .param("subject", wanted.subjectOrNone())
                .param("text", wanted.textOrNone())
                .param("unsafe", wanted.isUnsafe())
                .param("photos", wanted.photosOrNone().toArray(UUID[]::new))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, _) -> report(row))
                .single();
    }

    Optional<Report> find(UUID id) {
        return database.sql("SELECT %s FROM rental.report WHERE id = :id".formatted(COLUMNS))
                .param("id", id)
                .query((row, _) -> report(row))
                .optional();
    }

    /** The report, locked until the transaction ends. */
    Optional<Report> lock(UUID id) {
        return database.sql(
                        "SELECT %s FROM rental.report WHERE id = :id FOR UPDATE".formatted(COLUMNS))
                .param("id", id)
                .query((row, _) -> report(row))
                .optional();
    }

    /** Newest first. */
    Page<Report> page(Filter filter, PageRequest request) {
        var kind = filter.kind();
        var found =
                database.sql(
                                """
                                SELECT %s FROM rental.report
                                WHERE id < :before
                                  AND (:driver::uuid IS NULL OR driver_id = :driver)
                                  AND (:state::text IS NULL OR state = :state)
                                  AND (:kind::text IS NULL OR kind = :kind)
                                ORDER BY id DESC
                                LIMIT :rows
                                """
                                        .formatted(COLUMNS))
                        .param(
                                "before",
                                request.after(LIST, 1).map(cursor -> cursor.uuid(0)).orElse(LAST))
                        .param("driver", filter.driver())
                        .param("state", filter.state())
                        .param("kind", kind == null ? null : kind.word())
                        .param("rows", request.rows())
                        .query((row, _) -> report(row))
                        .list();
        return Page.of(found, request, report -> Cursor.of(LIST, report.id()));
    }

    int countOpen(UUID driver) {
        return database.sql(
                        """
                        SELECT count(*) FROM rental.report
                        WHERE driver_id = :driver AND state <> 'closed'
                        """)
                .param("driver", driver)
                .query(Integer.class)
                .single();
    }

    Report setState(UUID id, String state) {
        return database.sql(
                        """
                        UPDATE rental.report
                        SET state = :state, version = version + 1,
                            closed_at = CASE :state WHEN 'closed' THEN :now::timestamptz END
                        WHERE id = :id
                        RETURNING %s
                        """
                                .formatted(COLUMNS))
                .param("id", id)
                .param("state", state)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, _) -> report(row))
                .single();
    }

    void say(UUID report, boolean fromStaff, String text, String by) {
        database.sql(
                        """
                        INSERT INTO rental.report_message
                            (report_id, made_by, from_staff, text, created_at)
                        VALUES (:report, :by, :fromStaff, :text, :now)
                        """)
                .param("report", report)
                .param("by", by)
                .param("fromStaff", fromStaff)
                .param("text", text)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    List<Report.Said> said(UUID report) {
        return database.sql(
                        """
                        SELECT from_staff, text, created_at FROM rental.report_message
                        WHERE report_id = :report ORDER BY id
                        """)
                .param("report", report)
                .query((row, _) ->
                        new Report.Said(
                                row.getBoolean("from_staff"),
                                row.getString("text"),
                                row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** The car of that driver's booking. */
    Optional<UUID> vehicleOf(UUID driver, UUID booking) {
        return database.sql(
                        """
                        SELECT vehicle_id FROM rental.booking
                        WHERE id = :booking AND driver_id = :driver
                        """)
                .param("booking", booking)
                .param("driver", driver)
                .query((row, _) -> row.getObject("vehicle_id", UUID.class))
                .optional();
    }

    private static Report report(ResultSet row) throws SQLException {
        var closedAt = row.getObject("closed_at", OffsetDateTime.class);
        return new Report(
                row.getObject("id", UUID.class),
                ReportKind.of(row.getString("kind")),
                row.getObject("driver_id", UUID.class),
                row.getObject("booking_id", UUID.class),
                row.getObject("vehicle_id", UUID.class),
                row.getString("subject"),
                row.getString("text"),
                row.getBoolean("unsafe"),
                Arrays.asList((UUID[]) row.getArray("photos").getArray()),
                row.getString("state"),
                row.getLong("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                closedAt == null ? null : closedAt.toInstant());
    }
}
