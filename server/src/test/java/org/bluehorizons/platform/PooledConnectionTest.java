package org.bluehorizons.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.bluehorizons.testing.PlatformTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PlatformTest
class PooledConnectionTest {

    @Autowired JdbcClient database;

    @Test
    void statementsAreNotCompiled() {
        assertThat(database.sql("SHOW jit").query((row, _) -> row.getString(1)).single())
                .isEqualTo("off");
    }
}
