package org.bluehorizons.testing;

import org.bluehorizons.BlueHorizons;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** Another process of the same platform, as far as the database can tell. */
public final class SecondNode implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private SecondNode(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * @param first whose database it shares
     */
    public static SecondNode beside(Environment first) {
        return new SecondNode(
                new SpringApplicationBuilder(BlueHorizons.class)
                        .run(
                                "--server.port=0",
                                "--management.server.port=0",
                                "--spring.jmx.enabled=false",
                                "--bluehorizons.vehicles.gateway.port=0",
                                "--bluehorizons.vehicles.gateway.tls-port=-1",
                                "--bluehorizons.charging.gateway.port=0",
                                "--bluehorizons.charging.gateway.tls-port=-1",
                                "--bluehorizons.database.data-directory=target/fork-${surefire.forkNumber:1}",
                                "--bluehorizons.database.url="
                                        + first.getRequiredProperty("bluehorizons.database.url")));
    }

    public <B> B bean(Class<B> type) {
        return context.getBean(type);
    }

    public int httpPort() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
