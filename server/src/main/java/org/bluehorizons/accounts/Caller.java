package org.bluehorizons.accounts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** Who is calling, as Spring Security carries it through a request: the principal is the actor. */
final class Caller extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient Actor actor;
    private final transient Credential credential;
    private final transient Instant validUntil;

    Caller(Actor actor, Credential credential, Instant validUntil) {
        super(List.of());
        this.actor = actor;
        this.credential = credential;
        this.validUntil = validUntil;
        setAuthenticated(true);
    }

    Actor actor() {
        return actor;
    }

    Credential credential() {
        return credential;
    }

    Instant validUntil() {
        return validUntil;
    }

    @Override
    public Object getPrincipal() {
        return actor;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public String getName() {
        return actor.name();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
