package org.bluehorizons.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.bluehorizons.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class DailyPartitionsTest {

    private final DriverManagerDataSource source =
            new DriverManagerDataSource(TestDatabase.create());
    private final JdbcClient database = JdbcClient.create(source);

    @BeforeEach
    void diary() {
        database.sql(
                        """
                        CREATE SCHEMA diary;
                        CREATE TABLE diary.page (written_at timestamptz NOT NULL)
                        PARTITION BY RANGE (written_at);
                        CREATE INDEX page_time ON diary.page (written_at)
                        """)
                .update();
    }

    @Test
    void makesYesterdayAndTheComingThreeDaysHoweverOftenItIsCalled() throws SQLException {
        maintainAt("2026-11-21T00:30:00Z");
        maintainAt("2026-11-21T01:30:00Z");
        assertThat(partitions())
                .containsExactly(
                        "page_20261120",
                        "page_20261121",
                        "page_20261122",
                        "page_20261123",
                        "page_20261124");
        database.sql("INSERT INTO diary.page VALUES ('2026-11-21T23:59:59.999Z')").update();
        assertThat(
                        database.sql("SELECT count(*) FROM diary.page_20261121")
                                .query(Long.class)
                                .single())
                .isOne();
    }

    @Test
    void dropsWhatIsOlderThanTheRetention() throws SQLException {
        maintainAt("2026-11-10T12:00:00Z");
        maintainAt("2026-11-21T12:00:00Z");
        assertThat(partitions()).startsWith("page_20261111", "page_20261112", "page_20261113");
    }

    @Test
    void finishesWhatADeadProcessBegan() throws SQLException {
        maintainAt("2026-11-01T12:00:00Z");
        database.sql("ALTER TABLE diary.page DETACH PARTITION diary.page_20261102").update();
        maintainAt("2026-11-21T12:00:00Z");
        assertThat(
                        database.sql("SELECT to_regclass('diary.page_20261102') IS NULL")
                                .query(Boolean.class)
                                .single())
                .isTrue();
    }

    private void maintainAt(String time) throws SQLException {
        var clock = Clock.fixed(Instant.parse(time), ZoneOffset.UTC);
        new DailyPartitions(source, clock, "diary", "page", 10).maintain();
    }

    private List<String> partitions() {
        return database.sql(
                        """
                        SELECT relname FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid
                        WHERE inhparent = 'diary.page'::regclass ORDER BY relname
                        """)
                .query((row, _) -> row.getString(1))
                .list();
    }
}
