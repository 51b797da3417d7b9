package org.bluehorizons.platform;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the records are kept: {@code bluehorizons.database.*}.
 *
 * @param url a PostgreSQL server, as {@code jdbc:postgresql://...} or {@code
 *     postgres://user:password@host:port/database}; empty: the embedded PostgreSQL
 * @param username overrides the user in the url
 * @param password overrides the password in the url
 * @param poolSize connections of this process for requests, 2 to 500
 * @param embeddedPort loopback port of the embedded PostgreSQL; 0 takes any free one
 * @param dataDirectory where the embedded PostgreSQL keeps its data
 */
@ConfigurationProperties("bluehorizons.database")
public record DatabaseSettings(
        @DefaultValue("") String url,
        @DefaultValue("") String username,
        @DefaultValue("") String password,
        @DefaultValue("24") int poolSize,
        @DefaultValue("15432") int embeddedPort,
        @DefaultValue("data") Path dataDirectory) {

    public DatabaseSettings {
        if (poolSize < 2 || poolSize > 500) {
            throw new IllegalArgumentException(
                    "bluehorizons.database.pool-size: %d (expected: 2..500)".formatted(poolSize));
        }
        if (embeddedPort < 0 || embeddedPort > 65_535) {
            throw new IllegalArgumentException(
                    "bluehorizons.database.embedded-port: %d (expected: 0..65535)"
                            .formatted(embeddedPort));
        }
    }

    /** Whether there is no server and PostgreSQL runs beside this process. */
    public boolean embedded() {
        return url.isBlank();
    }

    /**
     * The server that these settings name, unless {@link #embedded}.
     *
     * @throws IllegalArgumentException naming the setting when the url is none
     */
    public DatabaseAddress server() {
        return DatabaseAddress.parse(url).with(username, password);
    }
}
