package org.bluehorizons.accounts;

import java.util.Set;
import java.util.UUID;

/**
 * Who is calling. A controller method takes it as a parameter.
 *
 * @param name such as {@code account:0199...}, {@code key:0199...}, {@code oidc:SUBJECT} or {@code
 *     system}; stands in the audit log
 */
public record Actor(String name, Set<AccountRole> roles) {

    /** The platform itself, for what no person asked for. */
    public static final Actor SYSTEM = new Actor("system", Set.of(AccountRole.ADMINISTRATOR));

    /** Somebody who has not signed in. */
    static final Actor ANONYMOUS = new Actor("anonymous", Set.of());

    public Actor {
        roles = Set.copyOf(roles);
    }

    static Actor account(UUID id, Set<AccountRole> roles) {
        return new Actor("account:" + id, roles);
    }

    static Actor key(UUID id, Set<AccountRole> roles) {
        return new Actor("key:" + id, roles);
    }

    static Actor oidc(String subject, Set<AccountRole> roles) {
        return new Actor("oidc:" + subject, roles);
    }

    /** Whether one of these roles is among the actor's; administrators may always. */
    public boolean may(AccountRole... allowed) {
        return roles.contains(AccountRole.ADMINISTRATOR)
                || Set.of(allowed).stream().anyMatch(roles::contains);
    }
}
