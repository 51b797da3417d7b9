package org.bluehorizons.infra.cloudformation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bluehorizons.infra.Finding;
import org.bluehorizons.infra.cloudformation.References.Reference;

/** No resource waits for itself by way of others. */
final class CircleCheck {

    private static final String RESOURCES = "Resources.";

    private final Template template;
    private final Map<String, Set<String>> needs = new HashMap<>();
    private final Set<String> done = new HashSet<>();
    private final List<Finding> findings = new ArrayList<>();

    CircleCheck(Template template, List<Reference> references) {
        this.template = template;
        for (var reference : references) {
            var from = reference.from();
            if (from.startsWith(RESOURCES)
                    && template.resources().containsKey(reference.target())) {
                needs.computeIfAbsent(
                                from.substring(RESOURCES.length()), _ -> new LinkedHashSet<>())
                        .add(reference.target());
            }
        }
    }

    List<Finding> findings() {
        template.document()
                .object("Resources")
                .members()
                .keySet()
                .forEach(name -> visit(name, new LinkedHashSet<>()));
        return findings;
    }

    private void visit(String name, Set<String> path) {
        if (!path.add(name)) {
            findings.add(
                    new Finding(
                            template.name(),
                            "%s waits for itself: %s".formatted(name, String.join(" -> ", path))));
            return;
        }
        if (done.add(name)) {
            needs.getOrDefault(name, Set.of())
                    .forEach(next -> visit(next, new LinkedHashSet<>(path)));
        }
    }
}
