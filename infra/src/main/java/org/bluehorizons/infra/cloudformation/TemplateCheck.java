package org.bluehorizons.infra.cloudformation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bluehorizons.infra.Finding;
import org.bluehorizons.infra.Project;

/** All checks of a set of templates, which may nest each other. */
final class TemplateCheck {

    private static final Set<String> SECTIONS =
            Set.of(
                    "AWSTemplateFormatVersion",
                    "Description",
                    "Metadata",
                    "Parameters",
                    "Rules",
                    "Mappings",
                    "Conditions",
                    "Transform",
                    "Resources",
                    "Outputs");
    private static final int LONGEST_TEMPLATE_BYTES = 1_048_576;

    private final Specification specification;
    private final Map<String, Template> templates = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    TemplateCheck(Specification specification) {
        this.specification = specification;
    }

    /** Reads a file. */
    TemplateCheck with(Path file) {
        return with(Project.name(file), Project.read(file));
    }

    /** Reads a template. */
    TemplateCheck with(String name, String text) {
        if (text.length() > LONGEST_TEMPLATE_BYTES) {
            findings.add(new Finding(name, "is longer than CloudFormation takes"));
        }
        try {
            templates.put(
                    String.valueOf(Path.of(name).getFileName()), TemplateReader.read(name, text));
        } catch (IllegalArgumentException broken) {
            findings.add(new Finding(name, String.valueOf(broken.getMessage())));
        }
        return this;
    }

    /** What was read, by the name of the file without its folder. */
    Map<String, Template> templates() {
        return Map.copyOf(templates);
    }

    List<Finding> findings() {
        for (var template : templates.values()) {
            sections(template);
            findings.addAll(ParameterCheck.findings(template));
            findings.addAll(new PropertyCheck(specification, template).findings());
            findings.addAll(new ReferenceCheck(specification, template, templates).findings());
            findings.addAll(NestedStacks.findings(template, templates));
            findings.addAll(PermissionCheck.findings(template, templates));
        }
        return List.copyOf(findings);
    }

    private void sections(Template template) {
        for (var section : template.document().members().keySet()) {
            if (!SECTIONS.contains(section)) {
                findings.add(
                        new Finding(template.name(), section + " is no section of a template"));
            }
        }
        if (template.resources().isEmpty()) {
            findings.add(new Finding(template.name(), "has no resources"));
        }
    }
}
