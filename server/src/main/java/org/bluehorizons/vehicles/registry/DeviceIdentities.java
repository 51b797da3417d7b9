package org.bluehorizons.vehicles.registry;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import org.bluehorizons.vehicles.VehicleId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stub. */
@Component
public class DeviceIdentities {
    private final JdbcClient db;

    DeviceIdentities(JdbcClient db) {
        this.db = db;
    }

    public boolean passwordMatches(VehicleId id, String password) {
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(password.getBytes(StandardCharsets.UTF_8));
            return db.sql(
                                    "SELECT count(*) FROM vehicles.credential WHERE vehicle_id = :id AND password_hash = :h AND revoked_at IS NULL")
                            .param("id", id.value())
                            .param("h", hash)
                            .query(Long.class)
                            .single()
                    > 0;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public boolean certificateAccepted(VehicleId id, X509Certificate c) {
        return false;
    }
}
