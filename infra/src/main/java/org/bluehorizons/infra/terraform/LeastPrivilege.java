package org.bluehorizons.infra.terraform;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bluehorizons.infra.Finding;
import org.bluehorizons.infra.terraform.Plan.Resource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Policies, where they are known before: no action and no principal is everything, and a resource
 * only where AWS offers nothing narrower. Those that name what is yet to be made are looked at in
 * the sources, by {@link WrittenPolicies}.
 */
final class LeastPrivilege implements Policy {

    private static final List<String> ARGUMENTS =
            List.of(
                    "policy",
                    "assume_role_policy",
                    "access_policies",
                    "resource_policy",
                    "policy_document");

    @Override
    public Stream<Finding> findings(Plan plan) {
        return plan.resources().stream()
                .flatMap(resource ->
                        ARGUMENTS.stream().flatMap(argument -> policy(resource, argument)));
    }

    private static Stream<Finding> policy(Resource resource, String argument) {
        var text = resource.text(argument);
        if (!text.startsWith("{")) {
            return Stream.empty();
        }
        try {
            var findings = new ArrayList<Finding>();
            var isKeyPolicy =
                    resource.type().equals("aws_kms_key")
                            || resource.type().equals("aws_kms_key_policy");
            for (var statement : list(JsonMapper.shared().readTree(text).path("Statement"))) {
                if (statement.path("Effect").asString("").equals("Allow")) {
                    allow(statement, isKeyPolicy)
                            .forEach(what -> findings.add(new Finding(resource.address(), what)));
                }
            }
            return findings.stream();
        } catch (JacksonException broken) {
            return Stream.of(new Finding(resource.address(), "has a policy that is no JSON"));
        }
    }

    private static Stream<String> allow(JsonNode statement, boolean isKeyPolicy) {
        var sid = statement.path("Sid").asString("");
        var found = new ArrayList<String>();
        var actions =
                list(statement.path("Action")).stream().map(action -> action.asString("")).toList();
        if (!isKeyPolicy) {
            actions.stream()
                    .filter(AnyResource::isEveryAction)
                    .forEach(action ->
                            found.add(
                                    "allows %s in «%s» (expected: actions by name)"
                                            .formatted(action, sid)));
        }
        if (statement.has("NotAction")
                || statement.has("NotResource")
                || statement.has("NotPrincipal")) {
            found.add("allows by exception in «%s»".formatted(sid));
        }
        // A resource's own policy speaks of that as everything.
        if (!statement.has("Principal")
                && list(statement.path("Resource")).stream()
                        .anyMatch(one -> one.asString("").equals("*"))) {
            AnyResource.wrong(actions).forEach(what -> found.add(what + " in «%s»".formatted(sid)));
        }
        var principal = statement.path("Principal");
        if (!statement.has("Condition")
                && (principal.asString("").equals("*")
                        || list(principal.path("AWS")).stream()
                                .anyMatch(one -> one.asString("").equals("*")))) {
            found.add("allows anyone in «%s»".formatted(sid));
        }
        return found.stream();
    }

    private static List<JsonNode> list(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        return value.isArray() ? value.valueStream().toList() : List.of(value);
    }
}
