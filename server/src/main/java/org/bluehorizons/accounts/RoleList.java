package org.bluehorizons.accounts;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Roles as the database exchanges them: words joined by commas. */
final class RoleList {

    private RoleList() {}

    static String text(Collection<AccountRole> roles) {
        return roles.stream().sorted().map(AccountRole::word).collect(Collectors.joining(","));
    }

    /** A role that a newer version of the platform wrote gives no rights in this one. */
    static Set<AccountRole> parse(String words) {
        return Arrays.stream(words.split(","))
                .map(AccountRole::of)
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
    }
}
