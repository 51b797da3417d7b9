package org.bluehorizons;

import static org.assertj.core.api.Assertions.assertThat;

import org.bluehorizons.testing.PlatformTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PlatformTest
class PlatformStartsTest {

    @Autowired private JdbcClient database;

    @Test
    void migratesAnEmptyDatabase() {
        assertThat(
                        database.sql(
                                        "SELECT count(*) FROM platform.flyway_schema_history WHERE NOT success")
                                .query(Long.class)
                                .single())
                .isZero();
        assertThat(database.sql("SELECT count(*) FROM rental.market").query(Long.class).single())
                .isEqualTo(7);
    }
}
