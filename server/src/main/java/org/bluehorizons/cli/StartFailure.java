package org.bluehorizons.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bluehorizons.platform.StartException;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.util.PSQLException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.web.server.PortInUseException;
import picocli.CommandLine.ExitCode;

/**
 * Why the server did not start, in words for whoever started it: the setting, what was seen, what
 * was expected.
 *
 * @param wrongSetting whether the settings are at fault, not the world
 */
record StartFailure(String message, boolean wrongSetting) {

    private static final String EXPECTED = " (expected: ";

    /** The failure in such words, if it is one that people can mend; else it is a bug of ours. */
    static Optional<StartFailure> of(Throwable failure) {
        var chain = chain(failure);
        return chain.stream()
                .flatMap(cause -> setting(cause, chain.getLast()).stream())
                .findFirst()
                .or(() -> chain.stream().flatMap(cause -> world(cause).stream()).findFirst());
    }

    /** Prints it; what is no such failure is thrown on. */
    static int tell(Exception failure) throws Exception {
        var told = of(failure).orElseThrow(() -> failure);
        System.err.println("bluehorizons: " + told.message);
        return told.wrongSetting ? ExitCode.USAGE : ExitCode.SOFTWARE;
    }

    private static Optional<StartFailure> setting(Throwable cause, Throwable root) {
        var rule = String.valueOf(root.getMessage());
        if (root instanceof IllegalArgumentException && rule.contains(EXPECTED)) {
            return Optional.of(new StartFailure(rule, true));
        }
        if (cause instanceof BindException bind) {
            return Optional.of(
                    new StartFailure(
                            "%s: %s%s%s)"
                                    .formatted(
                                            bind.getName(),
                                            value(bind),
                                            EXPECTED,
                                            bind.getTarget().getType()),
                            true));
        }
        if (cause instanceof InvalidConfigurationPropertyValueException value) {
            return Optional.of(
                    new StartFailure(
                            "%s: %s (%s)"
                                    .formatted(
                                            value.getName(), value.getValue(), value.getReason()),
                            true));
        }
        return Optional.empty();
    }

    private static Optional<StartFailure> world(Throwable cause) {
        return Optional.ofNullable(
                switch (cause) {
                    case StartException told ->
                            new StartFailure(String.valueOf(told.getMessage()), false);
                    case PortInUseException taken ->
                            new StartFailure(
                                    "port %d is in use (server.port or management.server.port). `bluehorizons doctor` looks at all ports."
                                            .formatted(taken.getPort()),
                                    false);
                    case PSQLException database ->
                            new StartFailure(
                                    "PostgreSQL (bluehorizons.database.url, DATABASE_URL): "
                                            + database.getMessage(),
                                    false);
                    case FlywayException migration
                            when !(migration.getCause() instanceof PSQLException) ->
                            new StartFailure("migration: " + migration.getMessage(), false);
                    default -> null;
                });
    }

    private static String value(BindException bind) {
        var property = bind.getProperty();
        return property == null ? "" : String.valueOf(property.getValue());
    }

    private static List<Throwable> chain(Throwable failure) {
        var chain = new ArrayList<Throwable>();
        for (Throwable next = failure;
                next != null && !chain.contains(next);
                next = next.getCause()) {
            chain.add(next);
        }
        return chain;
    }
}
