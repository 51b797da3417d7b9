package org.bluehorizons.infra.permissions;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.bluehorizons.infra.permissions.Grant.Condition;
import org.bluehorizons.infra.permissions.Grant.Principal;

/** Who may take a role. */
final class Trust {

    /**
     * Services of which AWS says that they name the account for which they take a role. Of others a
     * condition could lock them out.
     */
    private static final Set<String> NAMING_THEIR_SOURCE =
            Set.of(
                    "chatbot.amazonaws.com",
                    "cloudformation.amazonaws.com",
                    "codebuild.amazonaws.com",
                    "codepipeline.amazonaws.com",
                    "ecs-tasks.amazonaws.com",
                    "events.amazonaws.com",
                    "grafana.amazonaws.com",
                    "monitoring.rds.amazonaws.com",
                    "scheduler.amazonaws.com",
                    "states.amazonaws.com",
                    "vpc-flow-logs.amazonaws.com");

    /** One environment, or one branch, of one repository of GitHub. */
    private static final Pattern SUBJECT =
            Pattern.compile("repo:[^:*?/]+/[^:*?/]+:(?:environment:|ref:refs/heads/)[^*?]+");

    private static final Pattern ACCOUNT =
            Pattern.compile("arn:.*:root|\\d{12}|\\$\\{AWS::AccountId}");

    private Trust() {}

    static List<String> wrong(Grant grant) {
        var wrong = new ArrayList<String>();
        for (var principal : grant.principals()) {
            if (principal.isAnyone()) {
                wrong.add("lets anyone take the role, with whatever conditions");
            } else if (namesItsSource(principal) && !hasSource(grant)) {
                wrong.add(
                        "lets %s act for other accounts (expected: a condition on aws:SourceAccount"
                                        .formatted(principal.name())
                                + " or aws:SourceArn)");
            } else if (isAccount(principal) && !asksForMore(grant)) {
                wrong.add(
                        "lets a whole account take the role (expected: a second factor, or who it"
                                + " is)");
            }
        }
        if (grant.allows("sts:AssumeRoleWithWebIdentity")) {
            wrong.addAll(federation(grant));
        }
        return wrong;
    }

    static boolean isOfPeopleOrWorkflows(Grant grant) {
        return wrong(grant).isEmpty()
                && grant.principals().stream()
                        .allMatch(principal ->
                                (isAccount(principal) && hasSecondFactor(grant))
                                        || principal.kind().equals("Federated"));
    }

    private static List<String> federation(Grant grant) {
        var wrong = new ArrayList<String>();
        if (equal(grant, ":aud").isEmpty()) {
            wrong.add("takes tokens made for others (expected: StringEquals on the audience)");
        }
        var subjects =
                equal(grant, ":sub").stream()
                        .flatMap(condition -> condition.values().stream())
                        .toList();
        if (subjects.isEmpty()) {
            wrong.add("takes tokens of any workflow (expected: StringEquals on the subject)");
        }
        subjects.stream()
                .filter(subject -> !SUBJECT.matcher(subject).matches())
                .map(
                        "takes tokens of «%s» (expected: one repository and its environment or branch)"
                                ::formatted)
                .forEach(wrong::add);
        return wrong;
    }

    private static List<Condition> equal(Grant grant, String keyEnd) {
        return grant.conditions().stream()
                .filter(condition -> condition.operator().equals("StringEquals"))
                .filter(condition -> condition.key().endsWith(keyEnd))
                .toList();
    }

    private static boolean namesItsSource(Principal principal) {
        return principal.kind().equals("Service") && NAMING_THEIR_SOURCE.contains(principal.name());
    }

    private static boolean hasSource(Grant grant) {
        return grant.hasCondition("aws:SourceAccount") || grant.hasCondition("aws:SourceArn");
    }

    private static boolean isAccount(Principal principal) {
        return principal.kind().equals("AWS") && ACCOUNT.matcher(principal.name()).matches();
    }

    private static boolean asksForMore(Grant grant) {
        return hasSecondFactor(grant)
                || grant.hasCondition("sts:ExternalId")
                || grant.hasCondition("aws:PrincipalArn");
    }

    private static boolean hasSecondFactor(Grant grant) {
        return grant.conditions().stream()
                .anyMatch(condition ->
                        condition.operator().equals("Bool")
                                && condition.key().equals("aws:MultiFactorAuthPresent")
                                && condition.values().equals(List.of("true")));
    }
}
