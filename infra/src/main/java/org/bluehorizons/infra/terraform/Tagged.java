package org.bluehorizons.infra.terraform;

import java.util.List;
import java.util.stream.Stream;
import org.bluehorizons.infra.Finding;

/** Whatever can be tagged says whose it is and who pays. */
final class Tagged implements Policy {

    private static final List<String> TAGS =
            List.of("Project", "Environment", "Service", "Owner", "CostCentre", "ManagedBy");

    @Override
    public Stream<Finding> findings(Plan plan) {
        return plan.resources().stream()
                .filter(resource -> resource.values().has("tags_all"))
                .flatMap(resource ->
                        TAGS.stream()
                                .filter(tag ->
                                        resource.values()
                                                .path("tags_all")
                                                .path(tag)
                                                .asString("")
                                                .isBlank())
                                .map(tag -> new Finding(resource.address(), "has no tag " + tag)));
    }
}
