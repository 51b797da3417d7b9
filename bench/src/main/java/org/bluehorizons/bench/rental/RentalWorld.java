package org.bluehorizons.bench.rental;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;
import org.bluehorizons.bench.PacedReads;

/**
 * Drivers who have signed in, and cars that stand somewhere, written straight into the database: to
 * sign ten thousand people in by password would take longer than the benchmark.
 *
 * @param tokens of the drivers' sessions
 * @param cars ids
 * @param drivers ids
 */
public record RentalWorld(List<String> tokens, List<UUID> cars, List<UUID> drivers)
        implements PacedReads.Questions {

    /** Who has a car near some place of the island. */
    @Override
    public PacedReads.Question next(SplittableRandom random) {
        return new PacedReads.Question(
                String.format(
                        Locale.ROOT,
                        "/v1/availability?latitude=%.5f&longitude=%.5f&radiusMetres=2000",
                        1.25 + random.nextDouble() * 0.2,
                        103.65 + random.nextDouble() * 0.35),
                tokens.get(random.nextInt(tokens.size())));
    }

    /** Places the registered cars and makes the drivers. */
    public static RentalWorld make(Connection database, int drivers) throws SQLException {
        database.setAutoCommit(false);
        List<UUID> cars = cars(database);
        List<String> tokens = new ArrayList<>();
        List<UUID> ids = new ArrayList<>();
        try (PreparedStatement insert =
                database.prepareStatement(
                        """
                        WITH account AS (
                            INSERT INTO accounts.account (email, display_name, roles)
                            VALUES (?, 'Bench', '{driver}') RETURNING id),
                        session AS (
                            INSERT INTO accounts.session (token_hash, account_id, expires_at)
                            SELECT ?, id, now() + interval '1 day' FROM account),
                        driver AS (
                            INSERT INTO rental.driver
                                (id, subject, market, name, email, email_verified_at, standing, plan_id)
                            SELECT ?, 'account:' || account.id, 'SG', 'Bench', ?, now(), 'approved',
                                   plan.id
                            FROM account, rental.plan
                            WHERE plan.market = 'SG' AND plan.code = 'pay-as-you-go'
                            RETURNING id),
                        licence AS (
                            INSERT INTO rental.licence
                                (driver_id, number, country, expires_on, state)
                            SELECT id, 'S0000000A', 'SG', current_date + 365, 'approved'
                            FROM driver)
                        INSERT INTO rental.payment_method
                            (driver_id, provider, token, label, is_default)
                        SELECT id, 'simulated', 'sim_ok', 'Simulated card', true FROM driver
                        """)) {
            for (int number = 0; number < drivers; number++) {
                String token = "bhs_bench" + UUID.randomUUID();
                UUID id = UUID.randomUUID();
                String email = "bench-%d@example.org".formatted(number);
                insert.setString(1, email);
                insert.setBytes(2, sha256(token));
                insert.setObject(3, id);
                insert.setString(4, email);
                insert.executeUpdate();
                tokens.add(token);
                ids.add(id);
            }
        }
        database.commit();
        database.setAutoCommit(true);
        try (var statement = database.createStatement()) {
            statement.execute("ANALYZE");
        }
        return new RentalWorld(tokens, cars, ids);
    }

    private static List<UUID> cars(Connection database) throws SQLException {
        List<UUID> cars = new ArrayList<>();
        try (var statement = database.createStatement();
                var rows =
                        statement.executeQuery(
                                """
                                INSERT INTO rental.vehicle_place (vehicle_id)
                                SELECT id FROM vehicles.vehicle RETURNING vehicle_id
                                """)) {
            while (rows.next()) {
                cars.add(rows.getObject(1, UUID.class));
            }
        }
        return cars;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
