package org.bluehorizons.platform;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** As much of the platform as migrating the database needs. */
@Configuration(proxyBeanMethods = false)
@Import(DatabaseConfiguration.class)
@ImportAutoConfiguration(FlywayAutoConfiguration.class)
@EnableConfigurationProperties(DatabaseSettings.class)
public class MigrationOnly {}
