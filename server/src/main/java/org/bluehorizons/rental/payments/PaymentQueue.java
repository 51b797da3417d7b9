package org.bluehorizons.rental.payments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Hands out payments that are due, each to one worker for a minute. */
@Component
class PaymentQueue {

    private final JdbcClient database;

    PaymentQueue(JdbcClient database) {
        this.database = database;
    }

    /** A debt that is due is asked for anew, which is another round. */
    List<Payment> take(int most, Instant now) {
        return database.sql(
                        """
                        UPDATE rental.payment AS payment
                        SET attempts = attempts + 1,
                            due_at = :now::timestamptz + interval '1 minute',
                            round = round + (state = 'dunning')::int,
                            state = CASE state WHEN 'dunning' THEN 'authorising' ELSE state END
                        FROM (SELECT id FROM rental.payment
                              WHERE state IN ('authorising', 'capturing', 'voiding', 'refunding',
                                              'dunning')
                                AND due_at <= :now
                              ORDER BY due_at LIMIT :most FOR UPDATE SKIP LOCKED) AS due,
                             rental.payment_method AS method
                        WHERE payment.id = due.id AND method.id = payment.method_id
                        RETURNING payment.*, method.provider, method.token
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, _) -> payment(row))
                .list();
    }

    private static Payment payment(ResultSet row) throws SQLException {
        return new Payment(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getObject("booking_id", UUID.class),
                row.getObject("driver_id", UUID.class),
                row.getString("currency"),
                row.getBigDecimal("amount"),
                row.getBigDecimal("to_capture"),
                row.getBigDecimal("captured"),
                row.getBigDecimal("to_refund"),
                row.getBigDecimal("refunded"),
                row.getString("state"),
                row.getBoolean("release_wanted"),
                row.getString("reference"),
                row.getInt("attempts"),
                row.getInt("round"),
                row.getString("provider"),
                row.getString("token"));
    }
}
