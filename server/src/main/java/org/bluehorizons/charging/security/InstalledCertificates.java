package org.bluehorizons.charging.security;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The certificates that stations say they have. Safe for use by many threads. */
@Component
class InstalledCertificates {

    private final JdbcClient database;

    InstalledCertificates(JdbcClient database) {
        this.database = database;
    }

    /**
     * @param use as OCPP names it, such as CSMSRootCertificate
     */
    record Installed(
            String use,
            String hashAlgorithm,
            String issuerNameHash,
            String issuerKeyHash,
            String serialNumber) {}

    /** With when the station told it. */
    @Schema(name = "InstalledCertificate")
    record View(
            @Schema(example = "CSMSRootCertificate") String use,
            @Schema(example = "SHA256") String hashAlgorithm,
            String issuerNameHash,
            String issuerKeyHash,
            String serialNumber,
            Instant readAt) {}

    /**
     * @param uses that the station was asked for; none: all
     */
    void replace(String station, List<String> uses, List<Installed> told, Instant now) {
        database.sql(
                        """
                        DELETE FROM charging.installed_certificate
                        WHERE station_id = :station
                          AND (cardinality(:uses::text[]) = 0 OR use = ANY(:uses))
                        """)
                .param("station", station)
                .param("uses", uses.toArray(String[]::new))
                .update();
        database.sql(
                        """
                        INSERT INTO charging.installed_certificate
                            (station_id, use, hash_algorithm, issuer_name_hash, issuer_key_hash,
                             serial_number, read_at)
                        SELECT :station, told.*, :now
                        FROM unnest(:uses::text[], :algorithms::text[], :names::text[],
                                    :keys::text[], :serials::text[]) AS told
                        ON CONFLICT DO NOTHING
                        """)
                .param("station", station)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("uses", told.stream().map(Installed::use).toArray(String[]::new))
                .param(
                        "algorithms",
                        told.stream().map(Installed::hashAlgorithm).toArray(String[]::new))
                .param("names", told.stream().map(Installed::issuerNameHash).toArray(String[]::new))
                .param("keys", told.stream().map(Installed::issuerKeyHash).toArray(String[]::new))
                .param("serials", told.stream().map(Installed::serialNumber).toArray(String[]::new))
                .update();
    }

    void remove(String station, String issuerKeyHash, String serialNumber) {
        database.sql(
                        """
                        DELETE FROM charging.installed_certificate
                        WHERE station_id = :station AND issuer_key_hash = :key
                          AND serial_number = :serial
                        """)
                .param("station", station)
                .param("key", issuerKeyHash)
                .param("serial", serialNumber)
                .update();
    }

    List<View> list(String station) {
        return database.sql(
                        """
                        SELECT * FROM charging.installed_certificate
                        WHERE station_id = :station
                        ORDER BY use, serial_number
                        """)
                .param("station", station)
                .query((row, _) ->
                        new View(
                                row.getString("use"),
                                row.getString("hash_algorithm"),
                                row.getString("issuer_name_hash"),
                                row.getString("issuer_key_hash"),
                                row.getString("serial_number"),
                                row.getObject("read_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
