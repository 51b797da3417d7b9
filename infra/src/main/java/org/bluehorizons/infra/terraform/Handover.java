package org.bluehorizons.infra.terraform;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.bluehorizons.infra.Project;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the foundation hands to the platform. Plans of the platform take the example in {@code
 * terraform/testing}, which has the form of the foundation's output.
 */
final class Handover {

    private static final String OUTPUT = "foundation";
    private static final Pattern ZONE = Pattern.compile("\"[a-z]{2}(?:-[a-z]+)+-\\d[a-z]\"");
    private static final int ZONES_OF_SMALL_ONES = 2;

    private Handover() {}

    /**
     * The example for an environment, relative to the platform's folder: by its number of zones.
     */
    static String example(String environment) {
        var variables =
                Project.infra().resolve("terraform/platform/env/" + environment + ".tfvars");
        var zones = ZONE.matcher(Project.read(variables)).results().count();
        return zones <= ZONES_OF_SMALL_ONES
                ? "../testing/foundation.tfvars.json"
                : "../testing/foundation-production.tfvars.json";
    }

    /** The names in the foundation's planned output, with their places. */
    static Set<String> planned(Plan foundation) {
        var output = foundation.document().path("output_changes").path(OUTPUT);
        var names = new TreeSet<String>();
        collect(output.path("after"), "", names);
        collect(output.path("after_unknown"), "", names);
        return names;
    }

    /** The names in an example. */
    static Set<String> exampled(String file) {
        var names = new TreeSet<String>();
        var text = Project.read(Project.infra().resolve("terraform/platform").resolve(file));
        collect(JsonMapper.shared().readTree(text).path(OUTPUT), "", names);
        return names;
    }

    private static void collect(JsonNode value, String path, Set<String> names) {
        if (!path.isEmpty()) {
            names.add(path);
        }
        if (value.isObject()) {
            value.forEachEntry((name, inner) -> collect(inner, path + "/" + name, names));
        }
    }
}
