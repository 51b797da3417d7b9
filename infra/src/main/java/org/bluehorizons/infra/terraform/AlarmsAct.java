package org.bluehorizons.infra.terraform;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bluehorizons.infra.Finding;
import org.bluehorizons.infra.Project;
import org.bluehorizons.infra.terraform.Plan.Resource;

/**
 * An alarm tells somebody, also when it is over, and says what to do: in a runbook that is there.
 */
final class AlarmsAct implements Policy {

    private static final Pattern RUNBOOK =
            Pattern.compile("Runbook: https?://\\S+/([\\w-]+\\.md)#([\\w-]+)$");

    private final Path runbooks;

    AlarmsAct() {
        this(Project.root().resolve(Path.of("docs", "sre", "runbooks")));
    }

    /** For tests: runbooks elsewhere. */
    AlarmsAct(Path runbooks) {
        this.runbooks = runbooks;
    }

    @Override
    public Stream<Finding> findings(Plan plan) {
        return plan.all("aws_cloudwatch_metric_alarm", "aws_cloudwatch_composite_alarm")
                .flatMap(this::alarm);
    }

    private Stream<Finding> alarm(Resource alarm) {
        var findings = Stream.<String>builder();
        if (!alarm.has("alarm_actions")) {
            findings.add("tells nobody (expected: alarm_actions)");
        }
        if (!alarm.has("ok_actions")) {
            findings.add("does not tell when it is over (expected: ok_actions)");
        }
        if (alarm.values().path("actions_enabled").asString("").equals("false")) {
            findings.add("has its actions switched off");
        }
        runbook(alarm).ifPresent(findings::add);
        return findings.build().map(what -> new Finding(alarm.address(), what));
    }

    private Optional<String> runbook(Resource alarm) {
        if (alarm.unknown().path("alarm_description").asBoolean(false)) {
            return Optional.empty();
        }
        var link = RUNBOOK.matcher(alarm.text("alarm_description"));
        if (!link.find()) {
            return Optional.of(
                    "has no runbook: «%s» (expected: ... Runbook: https://.../<module>.md#<slug>)"
                            .formatted(alarm.text("alarm_description")));
        }
        var file = runbooks.resolve(link.group(1));
        if (!Files.exists(file)) {
            return Optional.of("links to %s, which is not there".formatted(Project.name(file)));
        }
        var isThere =
                Project.read(file)
                        .lines()
                        .filter(line -> line.startsWith("#"))
                        .map(AlarmsAct::slug)
                        .anyMatch(link.group(2)::equals);
        return isThere
                ? Optional.empty()
                : Optional.of(
                        "links to #%s, which %s does not have"
                                .formatted(link.group(2), Project.name(file)));
    }

    /** A heading's anchor, as GitHub makes it. */
    static String slug(String heading) {
        return heading.replaceFirst("^#+\\s*", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{Alnum} _-]", "")
                .strip()
                .replace(' ', '-');
    }
}
