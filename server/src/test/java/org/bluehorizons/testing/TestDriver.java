package org.bluehorizons.testing;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An approved driver with an account, a session and something to pay with. */
public record TestDriver(UUID id, String email, Rest rest) {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String PASSWORD = "a long enough password";

    /** With a simulated card that is accepted. */
    public static TestDriver approved(int port, JdbcClient database) {
        return approved(port, database, "sim_ok");
    }

    /**
     * @param token of the simulated payment provider
     */
    public static TestDriver approved(int port, JdbcClient database, String token) {
        var email = "driver-%d@bluehorizons.test".formatted(COUNT.incrementAndGet());
        var account =
                Rest.administrator(port)
                        .post(
                                "/v1/accounts",
                                """
                                {"email": "%s", "displayName": "Driver", "roles": ["driver"],
                                 "password": "%s"}
                                """
                                        .formatted(email, PASSWORD));
        var id = UUID.randomUUID();
        database.sql(
                        """
                        INSERT INTO rental.driver
                            (id, subject, market, name, email, email_verified_at, standing, plan_id)
                        SELECT :id, :subject, 'SG', 'Driver', :email, now(), 'approved', plan.id
                        FROM rental.plan WHERE market = 'SG' AND code = 'pay-as-you-go'
                        """)
                .param("id", id)
                .param("subject", "account:" + account.text("/id"))
                .param("email", email)
                .update();
        database.sql(
                        """
                        INSERT INTO rental.licence (driver_id, number, country, expires_on, state)
                        VALUES (:id, 'S0000000A', 'SG', current_date + 365, 'approved')
                        """)
                .param("id", id)
                .update();
        database.sql(
                        """
                        INSERT INTO rental.payment_method (driver_id, provider, token, label, is_default)
                        VALUES (:id, 'simulated', :token, 'Simulated card', true)
                        """)
                .param("id", id)
                .param("token", token)
                .update();
        return new TestDriver(id, email, Rest.signedIn(port, email, PASSWORD));
    }
}
