package org.bluehorizons.infra.terraform;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What Terraform would make, as {@code terraform show -json} tells it.
 *
 * @param resources all that would exist
 * @param document the whole
 */
public record Plan(List<Resource> resources, JsonNode document) {

    /**
     * One resource.
     *
     * @param address as Terraform says it
     * @param values those that are known before
     * @param unknown true where a value is known only afterwards
     * @param configuration how the module says it: {@code expressions}, {@code for_each_expression}
     * @param module the module's address, without keys
     */
    public record Resource(
            String address,
            String type,
            JsonNode values,
            JsonNode unknown,
            JsonNode configuration,
            String module) {

        /** A value that is known, as text; empty where it is not known or not there. */
        public String text(String name) {
            return values.path(name).asString("");
        }

        /**
         * A value that the module gives, though perhaps not known yet. What AWS will fill in by
         * itself is not known either, and is not given.
         */
        public boolean has(String name) {
            return isThere(values.path(name))
                    || (isUnknown(unknown.path(name))
                            && configuration.path("expressions").has(name));
        }

        /** A value that is known and true. */
        public boolean isTrue(String name) {
            return values.path(name).asBoolean(false);
        }

        /** The blocks of a name. */
        public List<JsonNode> blocks(String name) {
            return values.path(name).valueStream().toList();
        }

        /**
         * What an argument's expression names, or {@code for_each} does where it goes through that.
         */
        public Set<String> references(String argument) {
            var names = new LinkedHashSet<String>();
            collect(configuration.path("expressions").path(argument), names);
            if (names.stream().anyMatch(name -> name.startsWith("each."))) {
                collect(configuration.path("for_each_expression"), names);
            }
            return names;
        }

        /** Its type and name, as its module says it. */
        public String localName() {
            return configuration.path("address").asString("");
        }

        private static void collect(JsonNode expression, Set<String> names) {
            expression.path("references").forEach(name -> names.add(name.asString()));
            if (expression.isContainer()) {
                expression.forEach(inner -> collect(inner, names));
            }
        }

        private static boolean isThere(JsonNode value) {
            return !value.isMissingNode()
                    && !value.isNull()
                    && !(value.isContainer() && value.isEmpty())
                    && !(value.isString() && value.asString().isEmpty());
        }

        private static boolean isUnknown(JsonNode value) {
            return value.isBoolean()
                    ? value.asBoolean()
                    : value.isContainer() && value.valueStream().anyMatch(Resource::isUnknown);
        }
    }

    /** Reads what {@code terraform show -json} wrote. */
    public static Plan read(JsonNode document) {
        var resources = new ArrayList<Resource>();
        var root = document.path("configuration").path("root_module");
        document.path("resource_changes")
                .forEach(change -> {
                    if (change.path("mode").asString("managed").equals("managed")) {
                        resources.add(resource(change, root));
                    }
                });
        return new Plan(List.copyOf(resources), document);
    }

    /** All of some types. */
    public Stream<Resource> all(String... types) {
        return resources.stream().filter(resource -> List.of(types).contains(resource.type()));
    }

    /** Those of a type that stand beside a resource in its module and name it in an argument. */
    public Stream<Resource> about(Resource resource, String type, String argument) {
        return all(type)
                .filter(other -> other.module().equals(resource.module()))
                .filter(other ->
                        other.references(argument).stream()
                                .anyMatch(name ->
                                        name.equals(resource.localName())
                                                || name.startsWith(resource.localName() + ".")
                                                || name.startsWith(resource.localName() + "[")));
    }

    private static Resource resource(JsonNode change, JsonNode root) {
        var module = change.path("module_address").asString("").replaceAll("\\[[^]]*]", "");
        var node = root;
        for (var call :
                module.isEmpty()
                        ? new String[0]
                        : module.substring("module.".length()).split("\\.module\\.")) {
            node = node.path("module_calls").path(call).path("module");
        }
        var local = change.path("type").asString() + "." + change.path("name").asString();
        var configuration =
                node.path("resources")
                        .valueStream()
                        .filter(resource -> resource.path("address").asString("").equals(local))
                        .findFirst()
                        .orElse(root.path("none"));
        return new Resource(
                change.path("address").asString(),
                change.path("type").asString(),
                change.path("change").path("after"),
                change.path("change").path("after_unknown"),
                configuration,
                module);
    }
}
