package org.bluehorizons.charging.operations;

import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Keeps stations' passwords out of what is shown and kept. */
public final class Secrets {

    /** What stands in a password's place. */
    public static final String HIDDEN = "***";

    private static final Set<String> NAMES = Set.of("authorizationkey", "basicauthpassword");
    private static final JsonMapper JSON = JsonMapper.shared();

    private Secrets() {}

    /** Whether a configuration key or variable of that name is a password. */
    public static boolean isSecret(String name) {
        return NAMES.contains(name.toLowerCase(Locale.ROOT));
    }

    /** The payload with each password hidden. */
    public static String hidden(String action, String payload) {
        return switch (action) {
            case "ChangeConfiguration" -> {
                var tree = JSON.readTree(payload);
                hide(tree, tree.path("key").asString(""), "value");
                yield tree.toString();
            }
            case "SetVariables" -> {
                var tree = JSON.readTree(payload);
                tree.path("setVariableData")
                        .forEach(element ->
                                hide(
                                        element,
                                        element.at("/variable/name").asString(""),
                                        "attributeValue"));
                yield tree.toString();
            }
            default -> payload;
        };
    }

    /** Whether the payload sets a password. */
    public static boolean isIn(String action, String payload) {
        return switch (action) {
            case "ChangeConfiguration" -> isSecret(JSON.readTree(payload).path("key").asString(""));
            case "SetVariables" ->
                    JSON.readTree(payload)
                            .path("setVariableData")
                            .valueStream()
                            .anyMatch(
                                    element -> isSecret(element.at("/variable/name").asString("")));
            default -> false;
        };
    }

    private static void hide(JsonNode node, String name, String field) {
        if (isSecret(name) && node instanceof ObjectNode object) {
            object.put(field, HIDDEN);
        }
    }
}
