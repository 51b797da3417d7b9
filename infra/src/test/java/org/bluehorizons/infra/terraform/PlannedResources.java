package org.bluehorizons.infra.terraform;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes small plans. */
final class PlannedResources {

    private final ObjectNode document = JsonMapper.shared().createObjectNode();

    private PlannedResources(String environment) {
        document.putObject("variables").putObject("environment").put("value", environment);
        document.withObject("variables")
                .putObject("availability_zones")
                .putArray("value")
                .add("a")
                .add("b");
        document.putArray("resource_changes");
        document.putObject("configuration").putObject("root_module").putArray("resources");
    }

    static PlannedResources in(String environment) {
        return new PlannedResources(environment);
    }

    /** A resource whose values are known. */
    PlannedResources with(String address, String values) {
        return with(address, values, "{}", "{}");
    }

    /** A resource, with what is not known of it, and the expressions that its module gives. */
    PlannedResources with(String address, String values, String unknown, String expressions) {
        var mapper = JsonMapper.shared();
        var dot = address.indexOf('.');
        var change = document.withArray("resource_changes").addObject();
        change.put("address", address)
                .put("mode", "managed")
                .put("type", address.substring(0, dot))
                .put("name", address.substring(dot + 1));
        change.putObject("change")
                .set("after", mapper.readTree(values))
                .set("after_unknown", mapper.readTree(unknown));
        document.withObject("configuration")
                .withObject("root_module")
                .withArray("resources")
                .addObject()
                .put("address", address)
                .set("expressions", mapper.readTree(expressions));
        return this;
    }

    Plan plan() {
        return Plan.read(document);
    }
}
