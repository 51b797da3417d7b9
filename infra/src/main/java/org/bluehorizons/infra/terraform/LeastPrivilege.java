package org.bluehorizons.infra.terraform;

import java.util.List;
import java.util.stream.Stream;
import org.bluehorizons.infra.Finding;
import org.bluehorizons.infra.permissions.Grant;
import org.bluehorizons.infra.permissions.Grant.Condition;
import org.bluehorizons.infra.permissions.Grant.Principal;
import org.bluehorizons.infra.permissions.WidePolicies;
import org.bluehorizons.infra.terraform.Plan.Resource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Policies, where they are known before: no wider than they must be. Those that name what is yet to
 * be made are looked at in the sources, by {@link WrittenPolicies}.
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
                        Stream.concat(
                                ARGUMENTS.stream().flatMap(argument -> policy(resource, argument)),
                                attached(resource)));
    }

    private static Stream<Finding> attached(Resource resource) {
        return Stream.concat(
                        texts(resource.values().path("policy_arn")).stream(),
                        texts(resource.values().path("managed_policy_arns")).stream())
                .filter(WidePolicies::isWide)
                .map(arn -> new Finding(resource.address(), WidePolicies.finding(arn)));
    }

    private static Stream<Finding> policy(Resource resource, String argument) {
        var text = resource.text(argument);
        if (!text.startsWith("{")) {
            return Stream.empty();
        }
        try {
            return list(JsonMapper.shared().readTree(text).path("Statement")).stream()
                    .filter(statement -> statement.path("Effect").asString("").equals("Allow"))
                    .flatMap(statement -> grant(statement).tooWide().stream())
                    .map(what -> new Finding(resource.address(), what));
        } catch (JacksonException broken) {
            return Stream.of(new Finding(resource.address(), "has a policy that is no JSON"));
        }
    }

    private static Grant grant(JsonNode statement) {
        return new Grant(
                statement.path("Sid").asString(""),
                texts(statement.path("Action")),
                texts(statement.path("Resource")),
                principals(statement.path("Principal")),
                conditions(statement.path("Condition")),
                statement.has("NotAction")
                        || statement.has("NotResource")
                        || statement.has("NotPrincipal"));
    }

    private static List<Principal> principals(JsonNode principal) {
        if (principal.isString()) {
            return List.of(new Principal("", principal.asString()));
        }
        return principal
                .propertyStream()
                .flatMap(kind ->
                        texts(kind.getValue()).stream()
                                .map(name -> new Principal(kind.getKey(), name)))
                .toList();
    }

    private static List<Condition> conditions(JsonNode conditions) {
        return conditions
                .propertyStream()
                .flatMap(operator ->
                        operator.getValue()
                                .propertyStream()
                                .map(key ->
                                        new Condition(
                                                operator.getKey(),
                                                key.getKey(),
                                                texts(key.getValue()))))
                .toList();
    }

    private static List<String> texts(JsonNode value) {
        return list(value).stream().map(one -> one.asString("")).toList();
    }

    private static List<JsonNode> list(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        return value.isArray() ? value.valueStream().toList() : List.of(value);
    }
}
