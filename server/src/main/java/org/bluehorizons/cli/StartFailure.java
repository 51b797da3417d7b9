package org.bluehorizons.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bluehorizons.platform.StartException;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.util.PSQLException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
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
    private static final String PORT_RANGE = "port out of range:";

    /** The failure in such words, if it is one that people can mend; else it is a bug of ours. */
    static Optional<StartFailure> of(Throwable failure) {
        var chain = chain(failure);
        return first(chain, StartFailure::rule)
                .or(() -> first(chain, StartFailure::setting))
                .or(() -> first(chain, StartFailure::world));
    }

    private static Optional<StartFailure> first(
            List<Throwable> chain, Function<Throwable, Optional<StartFailure>> reading) {
        return chain.stream().flatMap(cause -> reading.apply(cause).stream()).findFirst();
    }

    /**
     * Prints it, or all there is to know of a bug.
     *
     * @return the exit code
     */
    static int tell(Throwable failure) {
        var known = of(failure);
        if (known.isEmpty()) {
            System.err.println("bluehorizons: this is a bug; please report it with what follows.");
            failure.printStackTrace();
            return ExitCode.SOFTWARE;
        }
        System.err.println("bluehorizons: " + known.get().message);
        return known.get().wrongSetting ? ExitCode.USAGE : ExitCode.SOFTWARE;
    }

    /** Settings that say themselves which rule was broken. */
    private static Optional<StartFailure> rule(Throwable cause) {
        var rule = String.valueOf(cause.getMessage());
        if (!(cause instanceof IllegalArgumentException)) {
            return Optional.empty();
        }
        if (rule.startsWith(PORT_RANGE)) {
            var port = rule.substring(PORT_RANGE.length());
            rule = "server.port or management.server.port: " + port + EXPECTED + "0..65535)";
        }
        return rule.contains(EXPECTED)
                ? Optional.of(new StartFailure(rule, true))
                : Optional.empty();
    }

    /** Values that are not even of the setting's type. */
    private static Optional<StartFailure> setting(Throwable cause) {
        if (cause instanceof BindException bind) {
            return Optional.of(
                    new StartFailure(
                            "%s: %s%s%s)"
                                    .formatted(
                                            bind.getName(),
                                            value(bind),
                                            EXPECTED,
                                            inWords(bind.getTarget())),
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
                                    "port %d is in use%s. Stop that one, or set SERVER_PORT or MANAGEMENT_SERVER_PORT to another; `bluehorizons doctor` looks at all ports."
                                            .formatted(
                                                    taken.getPort(),
                                                    PortHolder.of(taken.getPort())
                                                            .map(holder -> " by " + holder)
                                                            .orElse("")),
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

    private static String inWords(Bindable<?> wanted) {
        var type = wanted.getType().resolve(Object.class);
        if (type.isEnum()) {
            return "one of %s".formatted(Arrays.toString(type.getEnumConstants()));
        }
        return switch (type.getSimpleName()) {
            case "int", "Integer", "long", "Long" -> "a whole number";
            case "double", "Double" -> "a number";
            case "boolean", "Boolean" -> "true or false";
            case "Duration" -> "a duration such as 50ms, 10s or 5m";
            case "DataSize" -> "a size such as 64KB or 2MB";
            case String other -> other;
        };
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
