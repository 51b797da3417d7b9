package org.bluehorizons.bench.rental;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * The bare minimum of a booking: one row under the same two exclusion constraints, one commit; no
 * HTTP, no idempotency, no events, no payment.
 */
final class BareInsert implements Clients.Client {
    private final Connection connection;
    private final PreparedStatement insert;
    private final RentalWorld world;
    private final Wish.Dealer wishes;

    BareInsert(String database, RentalWorld world, long seed) throws SQLException {
        this.connection = DriverManager.getConnection(database);
        this.insert =
                connection.prepareStatement(
                        """
                        INSERT INTO bench.claim (id, vehicle_id, driver_id, during)
                        VALUES (?, ?, ?, tstzrange(?, ?)) ON CONFLICT DO NOTHING
                        """);
        this.world = world;
        this.wishes = new Wish.Dealer(seed, world.cars().size(), world.drivers().size());
    }

    /** An empty table with the constraints of {@code rental.claim}. */
    static void prepare(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA IF NOT EXISTS bench");
            statement.execute("DROP TABLE IF EXISTS bench.claim");
            statement.execute(
                    """
                    CREATE TABLE bench.claim (
                        id uuid PRIMARY KEY, vehicle_id uuid NOT NULL, driver_id uuid,
                        during tstzrange NOT NULL,
                        EXCLUDE USING gist (vehicle_id WITH =, during WITH &&),
                        EXCLUDE USING gist (driver_id WITH =, during WITH &&)
                            WHERE (driver_id IS NOT NULL))
                    """);
        }
    }

    @Override
    public boolean ask() throws SQLException {
        Wish wish = wishes.next();
        insert.setObject(1, UUID.randomUUID());
        insert.setObject(2, world.cars().get(wish.car()));
        insert.setObject(3, world.drivers().get(wish.driver()));
        insert.setTimestamp(4, Timestamp.from(wish.from()));
        insert.setTimestamp(5, Timestamp.from(wish.until().plus(15, ChronoUnit.MINUTES)));
        return insert.executeUpdate() == 1;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
