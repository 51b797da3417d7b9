package org.bluehorizons.charging.stations;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bluehorizons.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes the register of stations, set by set. Call it in transactions. Safe for use by many
 * threads.
 */
@Component
class StationTable {

    private final JdbcClient database;

    /** A station of a set with its password's hash, if it has one. */
    record New(ChargingStationDraft draft, byte @Nullable [] hash) {}

    StationTable(JdbcClient database) {
        this.database = database;
    }

    /**
     * Locks the station that is not retired until the transaction ends.
     *
     * @return its version
     */
    long lock(String id) {
        return database.sql(
                        """
                        SELECT version FROM charging.station WHERE id = :id AND retired_at IS NULL
                        FOR UPDATE
                        """)
                .param("id", id)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> unknown(id));
    }

    /** Which of these are no sites in use. */
    Set<UUID> unknownSites(Collection<UUID> sites) {
        return database
                .sql(
                        """
                        SELECT wanted.id FROM unnest(:ids::uuid[]) AS wanted (id)
                        WHERE NOT EXISTS (SELECT FROM charging.site
                                          WHERE site.id = wanted.id AND retired_at IS NULL)
                        """)
                .param("ids", sites.toArray(UUID[]::new))
                .query(UUID.class)
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    /**
     * Leaves those alone that are there.
     *
     * @param wanted checked, no two with the same id
     * @return the ids of those made
     */
    Set<String> insert(List<New> wanted) {
        Function<Function<ChargingStationDraft, @Nullable String>, @Nullable String[]> texts =
                field ->
                        wanted.stream().map(one -> field.apply(one.draft())).toArray(String[]::new);
        Function<Function<ChargingStationDraft, @Nullable Double>, @Nullable Double[]> numbers =
                field ->
                        wanted.stream().map(one -> field.apply(one.draft())).toArray(Double[]::new);
        return database
                .sql(
                        """
                        INSERT INTO charging.station
                            (id, name, site_id, ocpp_version, security_profile, boot_policy,
                             latitude, longitude, note, password_hash)
                        SELECT * FROM unnest(:ids::text[], :names::text[], :sites::uuid[],
                                             :versions::text[], :profiles::int[], :policies::text[],
                                             :latitudes::float8[], :longitudes::float8[],
                                             :notes::text[], :hashes::bytea[])
                        ON CONFLICT (id) DO NOTHING
                        RETURNING id
                        """)
                .param("ids", texts.apply(ChargingStationDraft::id))
                .param("names", texts.apply(ChargingStationDraft::name))
                .param(
                        "sites",
                        wanted.stream().map(one -> one.draft().siteId()).toArray(UUID[]::new))
                .param("versions", texts.apply(ChargingStationDraft::ocppVersion))
                .param(
                        "profiles",
                        wanted.stream()
                                .map(one -> one.draft().securityProfile())
                                .toArray(Integer[]::new))
                .param("policies", texts.apply(ChargingStationDraft::bootPolicy))
                .param("latitudes", numbers.apply(ChargingStationDraft::latitude))
                .param("longitudes", numbers.apply(ChargingStationDraft::longitude))
                .param("notes", texts.apply(ChargingStationDraft::note))
                .param("hashes", wanted.stream().map(New::hash).toArray(byte[][]::new))
                .query((row, _) -> row.getString(1))
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    /** Everything but the id, the EVSEs and the password. */
    void update(ChargingStationDraft wanted) {
        database.sql(
                        """
                        UPDATE charging.station
                        SET name = :name, site_id = :site, ocpp_version = :version,
                            security_profile = :profile, boot_policy = :policy,
                            latitude = :latitude, longitude = :longitude, note = :note,
                            version = version + 1
                        WHERE id = :id
                        """)
                .param("id", wanted.id())
                .param("name", wanted.name())
                .param("site", wanted.siteId())
                .param("version", wanted.ocppVersion())
                .param("profile", wanted.securityProfile())
                .param("policy", wanted.bootPolicy())
                .param("latitude", wanted.latitude())
                .param("longitude", wanted.longitude())
                .param("note", wanted.note())
                .update();
    }

    /** It cannot sign in any more; its history stays. */
    void retire(String id) {
        database.sql(
                        """
                        UPDATE charging.station
                        SET retired_at = now(), password_hash = NULL, next_password_hash = NULL,
                            version = version + 1
                        WHERE id = :id
                        """)
                .param("id", id)
                .update();
    }

    /**
     * @param now at once; else, when there is a password, from the new one's first use on
     */
    void setPassword(String id, byte[] hash, boolean now) {
        database.sql(
                        """
                        UPDATE charging.station
                        SET next_password_hash =
                                CASE WHEN password_hash IS NULL OR :now THEN NULL ELSE :hash END,
                            password_hash =
                                CASE WHEN password_hash IS NULL OR :now THEN :hash
                                     ELSE password_hash END,
                            version = version + 1
                        WHERE id = :id
                        """)
                .param("id", id)
                .param("hash", hash)
                .param("now", now)
                .update();
    }

    /** Told to every gateway when the transaction commits. */
    void tell(String channel, String id) {
        database.sql("SELECT pg_notify(:channel, :id)")
                .param("channel", channel)
                .param("id", id)
                .query((_, _) -> id)
                .single();
    }

    static ProblemException unknown(String id) {
        return ProblemException.of(
                HttpStatus.NOT_FOUND,
                "charging_station_not_found",
                "There is no charging station " + id);
    }
}
