package org.bluehorizons.infra.workflows;

import static org.bluehorizons.infra.workflows.Workflow.object;
import static org.bluehorizons.infra.workflows.Workflow.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.bluehorizons.infra.Finding;

/**
 * What every workflow keeps to: foreign code by digest, no right that it does not need, no stored
 * key, an end, a place in a queue, and no word of a stranger in a shell.
 */
final class WorkflowRules {

    private static final String SHELL = "bash -euo pipefail {0}";
    private static final Pattern USES =
            Pattern.compile("^\\s*(?:- )?uses:\\s*(\\S+)(.*)$", Pattern.MULTILINE);
    private static final Pattern PINNED = Pattern.compile("[\\w./-]+@[0-9a-f]{40}");
    private static final Pattern VERSION = Pattern.compile("\\s+# v\\d+\\.\\d+\\.\\d+");
    private static final Pattern STORED_KEY =
            Pattern.compile(
                    "(?i)aws[-_](?:access[-_]key[-_]id|secret[-_]access[-_]key)|AKIA[0-9A-Z]{16}");
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{");
    private static final Set<String> MAY_WRITE =
            Set.of("id-token", "pull-requests", "security-events", "attestations");

    private final Workflow workflow;
    private final List<Finding> findings = new ArrayList<>();

    private WorkflowRules(Workflow workflow) {
        this.workflow = workflow;
    }

    static List<Finding> findings(Workflow workflow) {
        var rules = new WorkflowRules(workflow);
        rules.pinned();
        rules.keys();
        workflow.steps().forEach(rules::step);
        if (!workflow.isAction()) {
            rules.whole();
            workflow.jobs().forEach(rules::job);
        }
        return List.copyOf(rules.findings);
    }

    private void pinned() {
        var uses = USES.matcher(workflow.text());
        while (uses.find()) {
            var action = uses.group(1);
            if (action.startsWith("./")) {
                continue;
            }
            if (!PINNED.matcher(action).matches()) {
                say("uses %s (expected: a commit's full digest)".formatted(action));
            } else if (!VERSION.matcher(uses.group(2)).matches()) {
                say("does not say the version of %s (expected: # v1.2.3)".formatted(action));
            }
        }
    }

    private void keys() {
        if (STORED_KEY.matcher(workflow.text()).find()) {
            say("has keys of AWS (expected: a role, by the token of the run)");
        }
    }

    private void whole() {
        if (!workflow.document().containsKey("permissions")
                || !object(workflow.document().get("permissions")).isEmpty()) {
            say("does not begin without permissions (expected: permissions: {})");
        }
        if (!text(object(object(workflow.document().get("defaults")).get("run")).get("shell"))
                .equals(SHELL)) {
            say(
                    "does not stop at the first error (expected: defaults.run.shell: %s)"
                            .formatted(SHELL));
        }
        // YAML 1.1 reads the word `on` as true.
        var triggers =
                object(
                        workflow.document()
                                .getOrDefault("true", workflow.document().getOrDefault("on", "")));
        if (triggers.containsKey("pull_request_target") || triggers.containsKey("workflow_run")) {
            say("runs with our rights on what strangers bring");
        }
        var isCalled = triggers.containsKey("workflow_call") && triggers.size() == 1;
        var jobs = workflow.jobs().values();
        if (!isCalled
                && !workflow.document().containsKey("concurrency")
                && jobs.stream().anyMatch(job -> !job.containsKey("concurrency"))) {
            say("may run beside itself (expected: concurrency)");
        }
    }

    private void job(String name, Map<String, Object> job) {
        var permissions = object(job.get("permissions"));
        if (!job.containsKey("permissions") || permissions.isEmpty()) {
            say("job %s does not say its permissions".formatted(name));
        }
        permissions.forEach((scope, right) -> {
            if (text(right).equals("write") && !MAY_WRITE.contains(scope)) {
                say("job %s may write %s (expected: none of that)".formatted(name, scope));
            }
        });
        if (job.containsKey("uses")) {
            return;
        }
        if (!job.containsKey("timeout-minutes")) {
            say("job %s has no end (expected: timeout-minutes)".formatted(name));
        }
        if (text(job.get("runs-on")).contains("latest")) {
            say("job %s runs on whatever is newest (expected: a named release)".formatted(name));
        }
        if (signsIn(job) && !job.containsKey("environment")) {
            say(
                    "job %s takes a role without an environment, whose reviewers nobody asks"
                            .formatted(name));
        }
        if (signsIn(job) && !job.containsKey("concurrency")) {
            say(
                    "job %s may change an environment beside itself (expected: concurrency)"
                            .formatted(name));
        }
    }

    private void step(Map<String, Object> step) {
        var run = text(step.get("run"));
        if (EXPRESSION.matcher(run).find()) {
            say(
                    "puts an expression into a shell (expected: env, then \"$NAME\"): %s"
                            .formatted(run.lines().findFirst().orElse("")));
        }
        if (workflow.isAction() && !run.isEmpty() && !text(step.get("shell")).equals(SHELL)) {
            say(
                    "has a step that does not stop at the first error (expected: shell: %s)"
                            .formatted(SHELL));
        }
        if (text(step.get("uses")).startsWith("actions/checkout@")
                && !text(object(step.get("with")).get("persist-credentials")).equals("false")) {
            say("leaves the token beside the sources (expected: persist-credentials: false)");
        }
    }

    private static boolean signsIn(Map<String, Object> job) {
        return Workflow.list(job.get("steps")).stream()
                .anyMatch(step ->
                        text(object(step).get("uses")).endsWith("/actions/aws")
                                || text(object(step).get("uses")).startsWith("aws-actions/"));
    }

    private void say(String what) {
        findings.add(workflow.finding(what));
    }
}
