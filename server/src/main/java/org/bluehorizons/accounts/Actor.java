package org.bluehorizons.accounts;

import java.util.Set;

/**
 * Who is calling. A controller method takes it as a parameter.
 *
 * @param name such as {@code account:0199...}, {@code key:0199...} or {@code system}; stands in the
 *     audit log
 */
public record Actor(String name, Set<StaffRole> roles) {

    /** The platform itself, for what no person asked for. */
    public static final Actor SYSTEM = new Actor("system", Set.of(StaffRole.ADMINISTRATOR));

    public Actor {
        roles = Set.copyOf(roles);
    }
}
