package org.bluehorizons.platform;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * One connection pool on one PostgreSQL: the embedded one, or the server that the settings name.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    @ConditionalOnExpression("'${bluehorizons.database.url:}'.isBlank()")
    EmbeddedDatabase embeddedDatabase(DatabaseSettings settings) {
        return EmbeddedDatabase.start(settings.dataDirectory(), settings.embeddedPort());
    }

    @Bean
    DatabaseAddress databaseAddress(
            DatabaseSettings settings, ObjectProvider<EmbeddedDatabase> embedded) {
        return settings.embedded()
                ? new DatabaseAddress(embedded.getObject().jdbcUrl(), "", "")
                : settings.server();
    }

    @Bean
    HikariDataSource dataSource(DatabaseAddress address, DatabaseSettings settings) {
        var pool = new HikariConfig();
        pool.setPoolName("database");
        pool.setJdbcUrl(address.jdbcUrl());
        if (!address.username().isEmpty()) {
            pool.setUsername(address.username());
            pool.setPassword(address.password());
        }
        pool.setMaximumPoolSize(settings.poolSize());
        pool.setMinimumIdle(2);
        pool.setConnectionTimeout(10_000);
        // Statements here are short, and compiling one takes longer than any of them; PostgreSQL
        // decides by estimates, which count what it finds out only later that it need not read.
        pool.setConnectionInitSql("SET jit = off");
        pool.addDataSourceProperty("ApplicationName", "bluehorizons");
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        return new HikariDataSource(pool);
    }
}
