package org.bluehorizons.image;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Properties;

/**
 * What the build gives.
 *
 * @param server the server's {@code target}, after its package phase
 * @param target where everything is made
 * @param revision the commit
 * @param source where the sources are; empty: not said
 * @param licenses of what is in it, as an SPDX expression
 * @param created the time of everything in the image, whenever it is built
 * @param cache whether to rehearse a start and keep what the JVM learns from it
 */
record Inputs(
        Path server,
        Path target,
        String version,
        String revision,
        String source,
        String licenses,
        Instant created,
        boolean cache) {

    static Inputs from(Properties properties) {
        return new Inputs(
                path(properties, "image.server"),
                path(properties, "image.target"),
                demanded(properties, "image.version"),
                demanded(properties, "image.revision"),
                properties.getProperty("image.source", ""),
                demanded(properties, "image.licenses"),
                Instant.parse(demanded(properties, "image.created")),
                Boolean.parseBoolean(demanded(properties, "image.cache")));
    }

    private static Path path(Properties properties, String name) {
        return Path.of(demanded(properties, name)).toAbsolutePath().normalize();
    }

    private static String demanded(Properties properties, String name) {
        var value = properties.getProperty(name);
        if (value == null) {
            throw new CannotBuild("%s is not set (expected: by Maven)".formatted(name));
        }
        return value;
    }
}
