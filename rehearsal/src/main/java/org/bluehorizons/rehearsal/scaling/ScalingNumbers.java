package org.bluehorizons.rehearsal.scaling;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bluehorizons.rehearsal.scaling.TargetTracking.Rule;
import org.bluehorizons.rehearsal.site.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The numbers by which services are scaled, as a deployment would have them: the parameters of an
 * environment, what {@code services.yaml} makes of them, and the defaults of both templates. Reads
 * only as much of YAML as these have.
 *
 * @param parameters of the environment
 * @param services the text of {@code services.yaml}
 * @param service the text of {@code service.yaml}
 */
record ScalingNumbers(JsonNode parameters, String services, String service) {
    private static final Pattern REFERENCE = Pattern.compile("!Ref (\\w+)");
    private static final Pattern SELECTION = Pattern.compile("!Select \\[(\\d+), !Ref (\\w+)]");

    static ScalingNumbers of(Path root, String environment) throws IOException {
        Path folder = root.resolve("infra/cloudformation");
        Path parameters =
                folder.resolve("parameters").resolve(environment).resolve("services.json");
        return new ScalingNumbers(
                new JsonMapper().readTree(Files.readString(parameters)).path("Parameters"),
                Files.readString(folder.resolve("services.yaml")),
                Files.readString(folder.resolve("service.yaml")));
    }

    Rule rule(Service of) {
        return new Rule(
                value(of, "ScaleOn"),
                Double.parseDouble(value(of, "Target")),
                number(of, "Min"),
                number(of, "Max"),
                number(of, "ScaleOutCooldown"),
                number(of, "ScaleInCooldown"));
    }

    private int number(Service of, String name) {
        return Integer.parseInt(value(of, name));
    }

    private String value(Service of, String name) {
        return field(stack(of), "        " + name + ": ")
                .map(this::resolve)
                .or(() -> fallback(service, name))
                .orElseThrow(() -> missing(name));
    }

    /** What services.yaml hands to the stack of a service. */
    private List<String> stack(Service of) {
        String begin = "        Service: " + of.word();
        List<String> lines =
                services.lines().dropWhile(line -> !line.equals(begin)).skip(1).toList();
        return lines.stream().takeWhile(line -> line.startsWith("        ")).toList();
    }

    private String resolve(String text) {
        Matcher selection = SELECTION.matcher(text);
        if (selection.matches()) {
            int index = Integer.parseInt(selection.group(1));
            return parameter(selection.group(2)).split(",", -1)[index].strip();
        }
        Matcher reference = REFERENCE.matcher(text);
        return reference.matches() ? parameter(reference.group(1)) : text;
    }

    private String parameter(String name) {
        return parameters.has(name)
                ? parameters.path(name).asString()
                : fallback(services, name).orElseThrow(() -> missing(name));
    }

    /** A template's own. */
    private static Optional<String> fallback(String template, String name) {
        List<String> lines =
                template.lines()
                        .dropWhile(line -> !line.equals("  " + name + ":"))
                        .skip(1)
                        .toList();
        return field(
                lines.stream().takeWhile(line -> line.startsWith("    ")).toList(),
                "    Default: ");
    }

    private static Optional<String> field(List<String> lines, String begin) {
        return lines.stream()
                .filter(line -> line.startsWith(begin))
                .findFirst()
                .map(line -> line.substring(begin.length()).replace("\"", "").strip());
    }

    private static IllegalArgumentException missing(String name) {
        return new IllegalArgumentException(
                "%s: neither in the parameters nor with a default in the templates"
                        .formatted(name));
    }
}
