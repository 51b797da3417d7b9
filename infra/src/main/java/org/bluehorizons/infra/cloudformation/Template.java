package org.bluehorizons.infra.cloudformation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bluehorizons.infra.Finding;
import org.bluehorizons.infra.cloudformation.Value.Items;
import org.bluehorizons.infra.cloudformation.Value.Members;
import org.bluehorizons.infra.cloudformation.Value.Scalar;

/**
 * A template.
 *
 * @param name its file, as findings say it
 * @param document all of it
 */
record Template(
        String name,
        Members document,
        Map<String, Parameter> parameters,
        Map<String, Resource> resources) {

    private static final Pattern SSM = Pattern.compile("AWS::SSM::Parameter::Value<(.+)>");

    /** A parameter's declaration. */
    record Parameter(String name, Members body) {

        String type() {
            return body.text("Type").orElse("");
        }

        /**
         * The type of its value; what stands in the Parameter Store, where the value is from there.
         */
        String valueType() {
            var store = SSM.matcher(type());
            return store.matches() ? store.group(1) : type();
        }

        boolean isFromStore() {
            return SSM.matcher(type()).matches();
        }

        boolean isList() {
            return valueType().startsWith("List<") || valueType().equals("CommaDelimitedList");
        }

        Optional<String> defaultText() {
            return body.text("Default");
        }

        boolean hasDefault() {
            return body.get("Default").isPresent();
        }

        List<String> allowed() {
            return body.get("AllowedValues").stream()
                    .flatMap(values ->
                            values instanceof Items list ? list.items().stream() : Stream.empty())
                    .flatMap(value ->
                            value instanceof Scalar scalar
                                    ? Stream.of(scalar.text())
                                    : Stream.empty())
                    .toList();
        }
    }

    /** A resource's declaration. */
    record Resource(String name, Members body) {

        String type() {
            return body.text("Type").orElse("");
        }

        Members properties() {
            return body.object("Properties");
        }

        Optional<String> condition() {
            return body.text("Condition");
        }
    }

    static Template of(String name, Members document) {
        var parameters = new LinkedHashMap<String, Parameter>();
        document.object("Parameters")
                .members()
                .forEach((key, body) -> parameters.put(key, new Parameter(key, object(body))));
        var resources = new LinkedHashMap<String, Resource>();
        document.object("Resources")
                .members()
                .forEach((key, body) -> resources.put(key, new Resource(key, object(body))));
        return new Template(name, document, Map.copyOf(parameters), Map.copyOf(resources));
    }

    Members conditions() {
        return document.object("Conditions");
    }

    Members mappings() {
        return document.object("Mappings");
    }

    Members outputs() {
        return document.object("Outputs");
    }

    Finding finding(int line, String what) {
        return new Finding(name + ":" + line, what);
    }

    private static Members object(Value value) {
        return value instanceof Members object ? object : Members.NONE;
    }
}
