package org.bluehorizons.accounts;

import java.util.UUID;

/** What a caller proved identity with. */
sealed interface Credential {

    /** Signed in with a password. */
    record Session(UUID accountId, Token.Hash token) implements Credential {}

    /** A program's key. */
    record Key(UUID keyId) implements Credential {}

    /** A token of the OIDC issuer. */
    record IssuedElsewhere(String subject) implements Credential {}
}
