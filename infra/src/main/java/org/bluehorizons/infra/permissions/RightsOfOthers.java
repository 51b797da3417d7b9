package org.bluehorizons.infra.permissions;

import java.util.ArrayList;
import java.util.List;

/**
 * By handing a role to a service, or by making one, somebody may get rights that are not theirs.
 */
final class RightsOfOthers {

    private static final String PASS = "iam:PassRole";

    /** Allowed for roles with the boundary alone. */
    private static final List<String> BOUNDED =
            List.of(
                    "iam:AttachRolePolicy",
                    "iam:CreateRole",
                    "iam:PutRolePermissionsBoundary",
                    "iam:PutRolePolicy");

    /** What no program needs: users, their keys, and roles without the boundary. */
    private static final List<String> NEVER =
            List.of(
                    "iam:AddUserToGroup",
                    "iam:AttachGroupPolicy",
                    "iam:AttachUserPolicy",
                    "iam:CreateAccessKey",
                    "iam:CreateLoginProfile",
                    "iam:CreateUser",
                    "iam:DeleteRolePermissionsBoundary",
                    "iam:PutGroupPolicy",
                    "iam:PutUserPolicy",
                    "iam:UpdateLoginProfile");

    private RightsOfOthers() {}

    static List<String> wrong(Grant grant) {
        var wrong = new ArrayList<String>();
        if (grant.allows(PASS) && !grant.hasCondition("iam:PassedToService")) {
            wrong.add("hands roles to any service (expected: a condition on iam:PassedToService)");
        }
        BOUNDED.stream()
                .filter(grant::allows)
                .filter(_ -> !grant.hasCondition("iam:PermissionsBoundary"))
                .map("allows %s (expected: a condition on iam:PermissionsBoundary)"::formatted)
                .forEach(wrong::add);
        NEVER.stream()
                .filter(grant::allows)
                .map("allows %s (expected: nobody does)"::formatted)
                .forEach(wrong::add);
        return wrong;
    }
}
