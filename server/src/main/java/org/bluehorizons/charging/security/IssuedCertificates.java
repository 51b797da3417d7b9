package org.bluehorizons.charging.security;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The certificates that our authority signed for stations. Safe for use by many threads. */
@Component
class IssuedCertificates {

    private final JdbcClient database;
    private final Clock clock;

    IssuedCertificates(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The command carries it to the station. */
    void keep(String station, X509Certificate certificate, UUID command) {
        database.sql(
                        """
                        INSERT INTO charging.station_certificate
                            (fingerprint, station_id, serial, not_after, command_id, issued_at)
                        VALUES (:fingerprint, :station, :serial, :notAfter, :command, :now)
                        """)
                .param("fingerprint", fingerprint(certificate))
                .param("station", station)
                .param("serial", certificate.getSerialNumber().toString(16))
                .param("notAfter", certificate.getNotAfter().toInstant().atOffset(ZoneOffset.UTC))
                .param("command", command)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What the station did with its certificate. */
    void settled(UUID command, String state) {
        database.sql(
                        """
                        UPDATE charging.station_certificate
                        SET state = :state
                        WHERE command_id = :command
                        """)
                .param("command", command)
                .param("state", state)
                .update();
    }

    private static byte[] fingerprint(X509Certificate certificate) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
