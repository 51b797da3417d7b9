package org.bluehorizons.infra.permissions;

import java.util.regex.Pattern;

/** AWS's own policies by which one may do nearly everything, or everything with a service. */
public final class WidePolicies {

    private static final Pattern WIDE =
            Pattern.compile(
                    ":iam::aws:policy/(?:.*/)?(AdministratorAccess.*|PowerUserAccess|SystemAdministrator"
                            + "|NetworkAdministrator|DatabaseAdministrator|.*FullAccess.*)$");

    private WidePolicies() {}

    /** Whether an ARN names one. */
    public static boolean isWide(String arn) {
        return WIDE.matcher(arn).find();
    }

    /** What is wrong with it, in words that go on after the role's name. */
    public static String finding(String arn) {
        return "may do what AWS's %s allows (expected: a policy of its own)"
                .formatted(arn.substring(arn.lastIndexOf('/') + 1));
    }
}
