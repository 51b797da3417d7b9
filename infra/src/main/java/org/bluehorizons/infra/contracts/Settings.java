package org.bluehorizons.infra.contracts;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.Yaml;

/**
 * The program's settings, as {@code application.yaml} lists them.
 *
 * @param names the variables of the environment that set them, in both forms that Spring takes
 * @param page the file, which names in comments what is not Spring's
 */
record Settings(Set<String> names, String page) {

    /** Spring's own, which need not be listed. */
    private static final Set<String> OF_SPRING =
            Set.of(
                    "SPRING_APPLICATION_JSON",
                    "SPRING_LIFECYCLE_TIMEOUT_PER_SHUTDOWN_PHASE",
                    "SERVER_PORT");

    static Settings read(String page) {
        var names = new HashSet<String>();
        for (var document : new Yaml().loadAll(page)) {
            collect(document, "", names);
        }
        return new Settings(Set.copyOf(names), page);
    }

    /** A setting has that variable, or a list among the settings has it as an element's. */
    boolean have(String variable) {
        return OF_SPRING.contains(variable)
                || names.contains(variable)
                || names.stream().anyMatch(name -> variable.startsWith(name + "_0_"))
                || page.contains(variable + "=");
    }

    private static void collect(Object value, String path, Set<String> names) {
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            map.forEach((key, inner) ->
                    collect(
                            inner == null ? "" : inner,
                            path.isEmpty() ? key.toString() : path + "." + key,
                            names));
        } else {
            var upper = path.toUpperCase(Locale.ROOT).replace('.', '_');
            names.add(upper.replace("-", ""));
            names.add(upper.replace('-', '_'));
        }
    }
}
