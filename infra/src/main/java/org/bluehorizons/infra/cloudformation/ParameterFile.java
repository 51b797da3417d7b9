package org.bluehorizons.infra.cloudformation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bluehorizons.infra.Finding;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An environment's values for a template, in one of the forms that the AWS command line takes: a
 * list of {@code ParameterKey} and {@code ParameterValue}, a list of {@code Key=Value}, an object
 * {@code Parameters}, or an object.
 *
 * @param name its file, as findings say it
 */
record ParameterFile(String name, Map<String, String> values) {

    static ParameterFile read(String name, String text) {
        try {
            var values = new LinkedHashMap<String, String>();
            var document = JsonMapper.shared().readTree(text);
            if (document.isArray()) {
                document.forEach(entry -> entry(entry, values));
            } else {
                var object = document.has("Parameters") ? document.get("Parameters") : document;
                object.forEachEntry((key, value) -> values.put(key, value.asString()));
            }
            return new ParameterFile(name, values);
        } catch (JacksonException broken) {
            throw new IllegalArgumentException(name + ": " + broken.getMessage(), broken);
        }
    }

    private static void entry(JsonNode entry, Map<String, String> values) {
        if (entry.isString()) {
            var text = entry.asString();
            var equals = text.indexOf('=');
            values.put(text.substring(0, Math.max(equals, 0)), text.substring(equals + 1));
        } else {
            values.put(
                    entry.get("ParameterKey").asString(), entry.get("ParameterValue").asString());
        }
    }

    /**
     * What does not fit the template.
     *
     * @param given parameters that the deploying command gives: the image, the suffix
     */
    List<Finding> findings(Template template, List<String> given) {
        var findings = new ArrayList<Finding>();
        values.forEach((key, value) -> {
            var parameter = template.parameters().get(key);
            if (parameter == null) {
                findings.add(new Finding(name, "%s takes no %s".formatted(template.name(), key)));
            } else {
                ParameterCheck.value(parameter, value)
                        .ifPresent(wrong -> findings.add(new Finding(name, wrong)));
            }
        });
        template.parameters()
                .forEach((key, parameter) -> {
                    if (!parameter.hasDefault()
                            && !values.containsKey(key)
                            && !given.contains(key)) {
                        findings.add(
                                new Finding(name, "%s needs %s".formatted(template.name(), key)));
                    }
                });
        return findings;
    }
}
