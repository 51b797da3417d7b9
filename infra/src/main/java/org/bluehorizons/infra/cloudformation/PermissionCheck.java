package org.bluehorizons.infra.cloudformation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bluehorizons.infra.Finding;
import org.bluehorizons.infra.cloudformation.Statements.Statement;
import org.bluehorizons.infra.cloudformation.Template.Resource;
import org.bluehorizons.infra.cloudformation.Value.Call;
import org.bluehorizons.infra.cloudformation.Value.Members;
import org.bluehorizons.infra.cloudformation.Value.Scalar;
import org.bluehorizons.infra.permissions.Grant;
import org.bluehorizons.infra.permissions.WidePolicies;

/**
 * Every policy in a template is no wider than it must be: inline or managed, of a role or of a
 * resource, or the trust of a role.
 *
 * <p>A managed policy that is a boundary, and attached to nothing, allows nothing by itself, so
 * less is asked of it. AWS's widest policies are for those roles alone that people take with a
 * second factor, or workflows from an environment of their repository, and beside a policy that
 * only denies.
 */
final class PermissionCheck {

    private static final String ROLE = "AWS::IAM::Role";
    private static final String MANAGED = "AWS::IAM::ManagedPolicy";
    private static final String ATTACHED = "ManagedPolicyArns";
    private static final String BOUNDARY = "PermissionsBoundary";
    private static final String TRUST = "AssumeRolePolicyDocument";

    /** Where bootstrap and access keep the roles that nobody else may change. */
    private static final String ACCESS = "/bh-access/";

    private static final Set<String> DOCUMENTS =
            Set.of(
                    TRUST,
                    "AccessPolicies",
                    "KeyPolicy",
                    "PolicyDocument",
                    "RepositoryPolicyText",
                    "ResourcePolicy");

    private final Template template;
    private final Map<String, Template> all;
    private final List<Finding> findings = new ArrayList<>();

    private PermissionCheck(Template template, Map<String, Template> all) {
        this.template = template;
        this.all = all;
    }

    static List<Finding> findings(Template template, Map<String, Template> all) {
        var check = new PermissionCheck(template, all);
        template.resources().values().forEach(check::resource);
        return check.findings;
    }

    private void resource(Resource resource) {
        var isBoundary = isBoundary(resource);
        Statements.in(resource.properties())
                .forEach(statement ->
                        statement.grant().stream()
                                .flatMap(grant ->
                                        (isBoundary ? grant.tooWideForABoundary() : grant.tooWide())
                                                .stream())
                                .forEach(what -> add(statement.line(), resource, what)));
        texts(resource);
        if (resource.type().startsWith("AWS::IAM::")) {
            attached(resource);
        }
        if (resource.type().equals(ROLE)
                && !resource.properties().text("Path").orElse("").equals(ACCESS)
                && resource.properties().get(BOUNDARY).isEmpty()) {
            add(resource.body().line(), resource, "has no boundary (expected: " + BOUNDARY + ")");
        }
    }

    /** A policy that is a text would not be read here. */
    private void texts(Resource resource) {
        resource.properties()
                .all()
                .filter(value -> value instanceof Members)
                .flatMap(value -> ((Members) value).members().entrySet().stream())
                .filter(entry -> DOCUMENTS.contains(entry.getKey()))
                .filter(entry -> entry.getValue() instanceof Scalar || isSub(entry.getValue()))
                .forEach(entry ->
                        add(
                                entry.getValue().line(),
                                resource,
                                "has a %s that is a text (expected: an object)"
                                        .formatted(entry.getKey())));
    }

    private static boolean isSub(Value value) {
        return value instanceof Call call && (call.is("Fn::Sub") || call.is("Fn::Join"));
    }

    private void attached(Resource resource) {
        resource.properties()
                .get(ATTACHED)
                .ifPresent(policies -> {
                    for (var arn : Statements.texts(policies).toList()) {
                        if (WidePolicies.isWide(arn) && !mayBeWide(resource, policies)) {
                            add(policies.line(), resource, WidePolicies.finding(arn));
                        }
                    }
                });
    }

    private boolean mayBeWide(Resource resource, Value policies) {
        var trusted =
                resource.properties().get(TRUST).stream()
                        .flatMap(Statements::in)
                        .flatMap(statement -> statement.grant().stream())
                        .toList();
        return !trusted.isEmpty()
                && trusted.stream().allMatch(Grant::isOfPeopleOrWorkflows)
                && named(policies)
                        .map(this::managed)
                        .anyMatch(policy ->
                                policy.stream().allMatch(PermissionCheck::denies)
                                        && !policy.isEmpty());
    }

    private static boolean denies(Statement statement) {
        return statement.grant().isEmpty();
    }

    /** The statements of a managed policy of ours, by its name here or that of its export. */
    private List<Statement> managed(String name) {
        return all.values().stream()
                .flatMap(other ->
                        other.resources().values().stream()
                                .filter(policy -> policy.type().equals(MANAGED))
                                .filter(policy ->
                                        (other.equals(template) && name.equals(policy.name()))
                                                || exports(other, policy).anyMatch(name::equals)))
                .flatMap(policy -> Statements.in(policy.properties()))
                .toList();
    }

    private boolean isBoundary(Resource policy) {
        return policy.type().equals(MANAGED)
                && isNamed(policy, BOUNDARY)
                && !isNamed(policy, ATTACHED);
    }

    /** Whether a property of any resource names a policy of this template. */
    private boolean isNamed(Resource policy, String property) {
        var exports = exports(template, policy).toList();
        return all.values().stream()
                .anyMatch(other ->
                        other.resources().values().stream()
                                .flatMap(user -> user.properties().get(property).stream())
                                .flatMap(PermissionCheck::named)
                                .anyMatch(name ->
                                        exports.contains(name)
                                                || (other.equals(template)
                                                        && name.equals(policy.name()))));
    }

    /** What a value refers to, by Ref and by import. */
    private static Stream<String> named(Value value) {
        return value.all()
                .filter(inside -> inside instanceof Call)
                .map(inside -> (Call) inside)
                .filter(call -> call.is("Ref") || call.is("Fn::ImportValue"))
                .map(call -> References.text(call.argument()));
    }

    private static Stream<String> exports(Template template, Resource policy) {
        return template.outputs().members().values().stream()
                .filter(output ->
                        output instanceof Members members
                                && members.get("Value").stream()
                                        .flatMap(PermissionCheck::named)
                                        .anyMatch(policy.name()::equals))
                .flatMap(output -> NestedStacks.export(output).stream());
    }

    private void add(int line, Resource resource, String what) {
        findings.add(template.finding(line, resource.name() + " " + what));
    }
}
