package org.bluehorizons.vehicles.registry;

import java.security.cert.X509Certificate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bluehorizons.vehicles.VehicleId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The table of cars' credentials. A revocation also ends the car's connection, on whichever node it
 * is, once the transaction has committed. Safe for use by many threads.
 */
@Component
final class Credentials {

    private static final String COLUMNS =
            "id, kind, serial_number, created_at, expires_at, revoked_at";

    private final JdbcClient database;

    Credentials(JdbcClient database) {
        this.database = database;
    }

    Credential insertPassword(VehicleId car, byte[] hash) {
        return database.sql(
                        """
                        INSERT INTO vehicles.credential (vehicle_id, kind, password_hash)
                        VALUES (:car, 'password', :hash)
                        RETURNING %s
                        """
                                .formatted(COLUMNS))
                .param("car", car.value())
                .param("hash", hash)
                .query((row, _) -> credential(row))
                .single();
    }

    Credential insertCertificate(VehicleId car, X509Certificate certificate) {
        return database.sql(
                        """
                        INSERT INTO vehicles.credential
                            (vehicle_id, kind, certificate_sha256, serial_number, expires_at)
                        VALUES (:car, 'certificate', :fingerprint, :serial, :expiresAt)
                        RETURNING %s
                        """
                                .formatted(COLUMNS))
                .param("car", car.value())
                .param("fingerprint", Fingerprint.of(certificate))
                .param("serial", certificate.getSerialNumber().toString(16))
                .param("expiresAt", certificate.getNotAfter().toInstant().atOffset(ZoneOffset.UTC))
                .query((row, _) -> credential(row))
                .single();
    }

    List<Credential> list(VehicleId car) {
        return database.sql(
                        """
                        SELECT %s FROM vehicles.credential WHERE vehicle_id = :car
                        ORDER BY id DESC LIMIT 200
                        """
                                .formatted(COLUMNS))
                .param("car", car.value())
                .query((row, _) -> credential(row))
                .list();
    }

    int countValid(VehicleId car) {
        return database.sql(
                        """
                        SELECT count(*) FROM vehicles.credential
                        WHERE vehicle_id = :car AND revoked_at IS NULL
                        """)
                .param("car", car.value())
                .query(Integer.class)
                .single();
    }

    /** Nothing when the car has no such valid credential. */
    Optional<Credential> revoke(VehicleId car, UUID id) {
        var revoked =
                database.sql(
                                """
                                UPDATE vehicles.credential SET revoked_at = now()
                                WHERE id = :id AND vehicle_id = :car AND revoked_at IS NULL
                                RETURNING %s
                                """
                                        .formatted(COLUMNS))
                        .param("id", id)
                        .param("car", car.value())
                        .query((row, _) -> credential(row))
                        .optional();
        if (revoked.isPresent()) {
            disconnect(car);
        }
        return revoked;
    }

    void revokeAll(VehicleId car) {
        database.sql(
                        """
                        UPDATE vehicles.credential SET revoked_at = now()
                        WHERE vehicle_id = :car AND revoked_at IS NULL
                        """)
                .param("car", car.value())
                .update();
        disconnect(car);
    }

    boolean hasPassword(VehicleId car, byte[] hash) {
        return database.sql(
                        """
                        SELECT EXISTS (
                            SELECT FROM vehicles.credential
                            JOIN vehicles.vehicle ON vehicle.id = credential.vehicle_id
                            WHERE vehicle_id = :car AND password_hash = :hash
                              AND revoked_at IS NULL AND retired_at IS NULL)
                        """)
                .param("car", car.value())
                .param("hash", hash)
                .query(Boolean.class)
                .single();
    }

    boolean hasCertificate(VehicleId car, byte[] fingerprint) {
        return database.sql(
                        """
                        SELECT EXISTS (
                            SELECT FROM vehicles.credential
                            JOIN vehicles.vehicle ON vehicle.id = credential.vehicle_id
                            WHERE vehicle_id = :car AND certificate_sha256 = :fingerprint
                              AND revoked_at IS NULL AND retired_at IS NULL
                              AND expires_at > now())
                        """)
                .param("car", car.value())
                .param("fingerprint", fingerprint)
                .query(Boolean.class)
                .single();
    }

    /** The gateways listen; one of them holds the connection. */
    private void disconnect(VehicleId car) {
        database.sql("SELECT pg_notify('vehicle_disconnect', :car)::text")
                .param("car", car.toString())
                .query((_, _) -> "")
                .list();
    }

    private static Credential credential(ResultSet row) throws SQLException {
        return new Credential(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("serial_number"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "expires_at"),
                instant(row, "revoked_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
