package org.bluehorizons.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;

/**
 * Warns of variables of the environment that look like settings and are none: a wrong letter would
 * else leave the default in force unseen. Known is what {@code application.yaml} lists.
 */
final class UnknownSettings implements ApplicationListener<ApplicationPreparedEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(UnknownSettings.class);
    private static final String PREFIX = "BLUEHORIZONS_";

    /** Read elsewhere: by application.yaml itself, or by the simulator. */
    private static final Set<String> OTHERS =
            Set.of(
                    "BLUEHORIZONS_DATA_DIR",
                    "BLUEHORIZONS_SECRETS_DIR",
                    "BLUEHORIZONS_SIMULATOR_EMAIL",
                    "BLUEHORIZONS_SIMULATOR_PASSWORD",
                    "BLUEHORIZONS_SIMULATOR_API_KEY");

    @Override
    public void onApplicationEvent(ApplicationPreparedEvent event) {
        var known = known(event.getApplicationContext().getEnvironment());
        warnings(System.getenv().keySet(), known).forEach(LOG::warn);
    }

    /** One line for each name that is no setting, with the setting that it resembles most. */
    static List<String> warnings(Collection<String> variables, Collection<String> known) {
        var letters = known.stream().map(UnknownSettings::letters).toList();
        return variables.stream()
                .filter(name -> name.startsWith(PREFIX))
                .filter(name -> !letters.contains(letters(name)))
                .sorted()
                .map(name ->
                        "%s is no setting and has no effect; the nearest is %s"
                                .formatted(name, nearest(name, known)))
                .toList();
    }

    private static Collection<String> known(ConfigurableEnvironment environment) {
        var names = new TreeSet<String>(OTHERS);
        for (var source : environment.getPropertySources()) {
            if (source instanceof EnumerablePropertySource<?> listed
                    && source.getName().contains("application.yaml")) {
                Stream.of(listed.getPropertyNames())
                        .map(PortCheck::variable)
                        .filter(name -> name.startsWith(PREFIX))
                        .forEach(names::add);
            }
        }
        return names;
    }

    /** Without what may be written in several ways: underscores, and what comes in a list. */
    private static String letters(String variable) {
        return variable.toUpperCase(Locale.ROOT)
                .replaceAll("_\\d+(_[A-Z_]*)?$|_$", "")
                .replace("_", "");
    }

    private static String nearest(String name, Collection<String> known) {
        return known.stream()
                .min(
                        Comparator.comparingInt(
                                candidate -> distance(letters(name), letters(candidate))))
                .orElse(PREFIX);
    }

    /** Levenshtein's: how many letters to add, drop or change. */
    private static int distance(String from, String to) {
        var row = new int[to.length() + 1];
        for (var column = 0; column <= to.length(); column++) {
            row[column] = column;
        }
        for (var line = 1; line <= from.length(); line++) {
            var diagonal = row[0];
            row[0] = line;
            for (var column = 1; column <= to.length(); column++) {
                var above = row[column];
                var change = from.charAt(line - 1) == to.charAt(column - 1) ? 0 : 1;
                row[column] = Math.min(Math.min(above, row[column - 1]) + 1, diagonal + change);
                diagonal = above;
            }
        }
        return row[to.length()];
    }
}
