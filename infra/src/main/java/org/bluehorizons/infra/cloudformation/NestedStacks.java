package org.bluehorizons.infra.cloudformation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bluehorizons.infra.Finding;
import org.bluehorizons.infra.cloudformation.Template.Resource;
import org.bluehorizons.infra.cloudformation.Value.Members;
import org.bluehorizons.infra.cloudformation.Value.Scalar;

/** A nested stack is given what its template asks for, and nothing else. */
final class NestedStacks {

    private static final String STACK = "AWS::CloudFormation::Stack";
    private static final Pattern FILE = Pattern.compile("([\\w-]+\\.(?:ya?ml|json))$");

    private NestedStacks() {}

    /** The template of a nested stack: its URL ends with the name of the file. */
    static Optional<Template> child(Resource stack, Map<String, Template> siblings) {
        return stack.properties()
                .get("TemplateURL")
                .map(References::text)
                .map(FILE::matcher)
                .filter(file -> file.find())
                .flatMap(file -> Optional.ofNullable(siblings.get(file.group(1))));
    }

    /** The name under which an output is exported. */
    static Optional<String> export(Value output) {
        return output instanceof Members members
                ? members.object("Export").get("Name").map(References::text)
                : Optional.empty();
    }

    static List<Finding> findings(Template template, Map<String, Template> siblings) {
        var findings = new ArrayList<Finding>();
        for (var resource : template.resources().values()) {
            if (resource.type().equals(STACK)) {
                child(resource, siblings)
                        .ifPresentOrElse(
                                child -> findings.addAll(parameters(template, resource, child)),
                                () ->
                                        findings.add(
                                                template.finding(
                                                        resource.body().line(),
                                                        "%s nests a template that is not there"
                                                                .formatted(resource.name()))));
            }
        }
        return findings;
    }

    private static List<Finding> parameters(Template template, Resource stack, Template child) {
        var findings = new ArrayList<Finding>();
        var given = stack.properties().object("Parameters");
        var file = Path.of(child.name()).getFileName();
        given.members()
                .forEach((name, value) -> {
                    var parameter = child.parameters().get(name);
                    if (parameter == null) {
                        findings.add(
                                template.finding(
                                        value.line(),
                                        "%s gives %s, which %s does not take"
                                                .formatted(stack.name(), name, file)));
                    } else if (value instanceof Scalar scalar) {
                        ParameterCheck.value(parameter, scalar.text())
                                .ifPresent(wrong ->
                                        findings.add(
                                                template.finding(
                                                        value.line(),
                                                        stack.name() + " gives " + wrong)));
                    }
                });
        child.parameters()
                .forEach((name, parameter) -> {
                    if (!parameter.hasDefault() && given.get(name).isEmpty()) {
                        findings.add(
                                template.finding(
                                        stack.body().line(),
                                        "%s does not give %s, which %s needs"
                                                .formatted(stack.name(), name, file)));
                    }
                });
        return findings;
    }
}
