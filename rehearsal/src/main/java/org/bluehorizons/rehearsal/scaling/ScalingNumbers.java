package org.bluehorizons.rehearsal.scaling;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bluehorizons.rehearsal.scaling.TargetTracking.Rule;
import org.bluehorizons.rehearsal.site.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The numbers by which a service is scaled, from the parameters of an environment and, where these
 * leave one out, from the template's own default.
 *
 * @param parameters the file that a deployment hands to CloudFormation
 * @param template the text of {@code service.yaml}
 */
record ScalingNumbers(JsonNode parameters, String template) {
    private static final JsonMapper JSON = new JsonMapper();

    static ScalingNumbers of(Path root, String environment, Service service) throws IOException {
        Path folder = root.resolve("infra/cloudformation");
        return new ScalingNumbers(
                JSON.readTree(
                        Files.readString(
                                folder.resolve("parameters")
                                        .resolve(environment)
                                        .resolve(service.word() + ".json"))),
                Files.readString(folder.resolve("service.yaml")));
    }

    Rule rule() {
        return new Rule(
                text("ScaleOn"),
                Double.parseDouble(text("Target")),
                number("Min"),
                number("Max"),
                number("ScaleOutCooldown"),
                number("ScaleInCooldown"));
    }

    private int number(String name) {
        return Integer.parseInt(text(name));
    }

    /** As {@code {"Parameters": {"Min": "2"}}} or as a list of keys and values. */
    private String text(String name) {
        JsonNode all = parameters.path("Parameters");
        if (all.has(name)) {
            return all.path(name).asString();
        }
        for (JsonNode one : parameters) {
            if (one.path("ParameterKey").asString("").equals(name)) {
                return one.path("ParameterValue").asString();
            }
        }
        return fallback(name);
    }

    private String fallback(String name) {
        String own = template.substring(Math.max(0, template.indexOf("\n  " + name + ":\n") + 1));
        for (String line :
                own.lines().skip(1).takeWhile(line -> line.startsWith("    ")).toList()) {
            if (line.startsWith("    Default: ")) {
                return line.substring("    Default: ".length()).replace("\"", "").strip();
            }
        }
        throw new IllegalArgumentException(
                "%s: neither in the parameters nor with a default in service.yaml".formatted(name));
    }
}
