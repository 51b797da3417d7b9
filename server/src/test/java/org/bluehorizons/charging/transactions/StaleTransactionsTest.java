package org.bluehorizons.charging.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.bluehorizons.charging.tariffs.RunningCosts;
import org.bluehorizons.testing.PlatformTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Time is moved by looking at the same rows later. Everything is in the future, where the
 * platform's own look does not reach.
 */
@PlatformTest
class StaleTransactionsTest {

    /** In minutes of {@link Station#minute}. */
    private static final int NOW = 360;

    @Autowired private ApplicationContext platform;
    private Station.Desk desk;
    private Station station;
    private int transaction;

    @BeforeEach
    void charge() {
        desk = Station.Desk.of(platform);
        station = desk.station();
        transaction = station.start(desk.token(), NOW, 1_000).transactionId();
        station.value(transaction, NOW + 30, "6000", "Wh");
        heard(35);
    }

    @Test
    void leavesAloneWhatIsHeardOf() {
        look(40);
        assertThat(flags()).isEmpty();
    }

    @Test
    void flagsWhatASilentStationHasOpenUntilItIsHeardAgain() {
        look(99);
        assertThat(flags()).containsExactly("stale");
        station.value(transaction, NOW + 100, "7000", "Wh");
        assertThat(flags()).isEmpty();
    }

    @Test
    void flagsWhatABootedStationHasForgotten() {
        heard(60);
        desk.database()
                .sql(
                        """
                        UPDATE charging.station_state SET booted_at = :at::timestamptz
                        WHERE station_id = :id
                        """)
                .param("id", station.id)
                .param("at", Station.minute(NOW + 45).toString())
                .update();
        look(50);
        assertThat(flags()).isEmpty();
        look(56);
        assertThat(flags()).containsExactly("stale");
    }

    @Test
    void closesWhatStaysStaleAndCorrectsItWhenTheStopComes() {
        look(99);
        look(99 + 48 * 60 + 1);
        assertThat(flags()).contains("closed_unheard");
        assertThat(station.transaction())
                .containsEntry("stop_reason", "Unknown")
                .containsEntry("end_seen", false);
        assertEnergy(5_000);
        station.stop(transaction, NOW + 50, 9_000);
        assertEnergy(8_000);
        assertThat(flags()).isEmpty();
        assertThat(station.journal())
                .containsExactly(
                        "transaction.started", "transaction.ended", "transaction.corrected");
    }

    @Test
    void pricesWhatRuns() {
        var running =
                new RunningTransactions(
                        desk.database(),
                        platform.getBean(TransactionTable.class),
                        platform.getBean(TransactionLedger.class),
                        platform.getBean(Settlement.class),
                        platform.getBean(RunningCosts.class),
                        platform.getBean(TransactionSettings.class),
                        desk.transactions(),
                        Clock.offset(Clock.systemUTC(), Duration.ofMinutes(40)));
        station.value(transaction, NOW + 31, "1000000000", "Wh");
        running.run();
        assertThat(station.transaction()).containsEntry("energy_due", false);
        assertThat(station.transaction().get("cost_at")).isNotNull();
        assertEnergy(5_000);
    }

    private void heard(int minute) {
        desk.database()
                .sql(
                        """
                        INSERT INTO charging.station_state (station_id, last_heard_at)
                        VALUES (:id, :at::timestamptz)
                        ON CONFLICT (station_id) DO UPDATE SET last_heard_at = excluded.last_heard_at
                        """)
                .param("id", station.id)
                .param("at", Station.minute(NOW + minute).toString())
                .update();
    }

    private void look(int minute) {
        Instant now = Station.BEGINNING.plus(Duration.ofMinutes(NOW + minute));
        new StaleTransactions(
                        platform.getBean(JdbcClient.class),
                        platform.getBean(TransactionTable.class),
                        platform.getBean(TransactionLedger.class),
                        platform.getBean(TransactionSettings.class),
                        platform.getBean(TransactionOperations.class),
                        Clock.fixed(now, ZoneOffset.UTC))
                .run();
    }

    private void assertEnergy(int wattHours) {
        assertThat((BigDecimal) station.transaction().get("energy_wh"))
                .isEqualByComparingTo(BigDecimal.valueOf(wattHours));
    }

    private List<String> flags() {
        return desk.database()
                .sql("SELECT unnest(flags) FROM charging.transaction WHERE station_id = :id")
                .param("id", station.id)
                .query((row, _) -> row.getString(1))
                .list();
    }
}
