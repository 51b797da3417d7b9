package org.bluehorizons.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.bluehorizons.BlueHorizons;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;

/**
 * The whole platform on free ports and a fresh PostgreSQL database; shared by all tests with it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = BlueHorizons.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "bluehorizons.vehicles.gateway.port=0",
            "bluehorizons.vehicles.gateway.connect-timeout=2s",
            "bluehorizons.vehicles.gateway.tls-port=0",
            "bluehorizons.database.data-directory=target/fork-${surefire.forkNumber:1}",
            "bluehorizons.charging.gateway.port=0",
            "bluehorizons.charging.gateway.tls-port=0",
            "bluehorizons.charging.gateway.call-timeout=3s",
            "bluehorizons.charging.gateway.handshake-timeout=2s",
            "bluehorizons.rental.drivers.registrations-per-hour=100000",
            "bluehorizons.ingestion.loads.chunk-rows=500",
            "bluehorizons.ingestion.first-data=false",
            "bluehorizons.accounts.bootstrap.email=admin@bluehorizons.test",
            "bluehorizons.accounts.bootstrap.password=correct horse battery staple",
        })
@TestExecutionListeners(listeners = ForgivingDoor.class, mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
@ContextConfiguration(initializers = PlatformTest.FreshDatabase.class)
public @interface PlatformTest {

    /** Points the context to a database of its own. */
    final class FreshDatabase
            implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of("bluehorizons.database.url=" + TestDatabase.create())
                    .and(Letterbox.settings())
                    .applyTo(context);
        }
    }
}
