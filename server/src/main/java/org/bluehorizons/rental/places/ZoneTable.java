package org.bluehorizons.rental.places;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bluehorizons.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of zones. Safe for use by many threads. */
@Component
class ZoneTable {

    private final JdbcClient database;
    private final PlaceStore store;

    ZoneTable(JdbcClient database, PlaceStore store) {
        this.database = database;
        this.store = store;
    }

    Optional<Zone> find(UUID id) {
        return database.sql(
                        "SELECT %s FROM rental.zone WHERE id = :id"
                                .formatted(PlaceStore.ZONE_COLUMNS))
                .param("id", id)
                .query((row, _) -> store.zone(row))
                .optional();
    }

    /** Locked until the transaction ends. */
    Zone lock(UUID id) {
        return database.sql(
                        "SELECT %s FROM rental.zone WHERE id = :id FOR UPDATE"
                                .formatted(PlaceStore.ZONE_COLUMNS))
                .param("id", id)
                .query((row, _) -> store.zone(row))
                .optional()
                .orElseThrow(() -> unknown(id));
    }

    /**
     * By id.
     *
     * @param market null for all
     * @param since those in effect after it
     */
    List<Zone> list(@Nullable String market, Instant since, @Nullable UUID after, int rows) {
        return database.sql(
                        """
                        SELECT %s FROM rental.zone
                        WHERE coalesce(upper(effective), 'infinity') > :since
                          AND (:market::text IS NULL OR market = :market)
                          AND (:after::uuid IS NULL OR id > :after)
                        ORDER BY id LIMIT :rows
                        """
                                .formatted(PlaceStore.ZONE_COLUMNS))
                .param("market", market)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("after", after)
                .param("rows", rows)
                .query((row, _) -> store.zone(row))
                .list();
    }

    /** The zone as it was written, under an id of its own. */
    Zone insert(Zone zone, String madeBy) {
        return database.sql(
                        """
                        INSERT INTO rental.zone
                            (market, name, kind, area, effective, replaces, created_by)
                        VALUES (:market, :name, :kind, :area::jsonb,
                                tstzrange(:from, :until), :replaces, :by)
                        RETURNING %s
                        """
                                .formatted(PlaceStore.ZONE_COLUMNS))
                .param("market", zone.market())
                .param("name", zone.name())
                .param("kind", zone.kind().word())
                .param("area", zone.area().toString())
                .param("from", zone.from().atOffset(ZoneOffset.UTC))
                .param("until", zone.until() == null ? null : zone.until().atOffset(ZoneOffset.UTC))
                .param("replaces", zone.replaces())
                .param("by", madeBy)
                .query((row, _) -> store.zone(row))
                .single();
    }

    void end(UUID id, Instant at) {
        database.sql(
                        """
                        UPDATE rental.zone
                        SET effective = tstzrange(lower(effective), :at), version = version + 1
                        WHERE id = :id
                        """)
                .param("id", id)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** For one that never was in effect. */
    void delete(UUID id) {
        database.sql("DELETE FROM rental.zone WHERE id = :id").param("id", id).update();
    }

    static ProblemException unknown(UUID id) {
        return ProblemException.of(
                HttpStatus.NOT_FOUND, "zone_not_found", "There is no zone " + id);
    }
}
