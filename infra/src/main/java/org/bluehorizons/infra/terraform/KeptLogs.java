package org.bluehorizons.infra.terraform;

import java.util.stream.Stream;
import org.bluehorizons.infra.Finding;

/**
 * Logs are kept for a time that somebody chose: not for ever, and not shorter than a month in
 * production.
 */
final class KeptLogs implements Policy {

    private static final int SHORTEST_IN_PRODUCTION_DAYS = 30;

    @Override
    public Stream<Finding> findings(Plan plan) {
        return plan.all("aws_cloudwatch_log_group")
                .flatMap(group -> {
                    var days = group.values().path("retention_in_days").asInt(0);
                    if (days == 0) {
                        return Stream.of(
                                new Finding(
                                        group.address(),
                                        "keeps its logs for ever (expected: retention_in_days)"));
                    }
                    return ProductionLasts.isProduction(plan) && days < SHORTEST_IN_PRODUCTION_DAYS
                            ? Stream.of(
                                    new Finding(
                                            group.address(),
                                            "keeps production's logs for %d days".formatted(days)))
                            : Stream.empty();
                });
    }
}
