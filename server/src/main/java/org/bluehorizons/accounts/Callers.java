package org.bluehorizons.accounts;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whose token it is. Safe for use by many threads. */
@Component
final class Callers {

    private static final int LONGEST = 8_192;

    private final RecentCallers recent;
    private final Sessions sessions;
    private final ApiKeys keys;
    private final IssuedTokens issued;
    private final boolean signInHere;

    Callers(
            RecentCallers recent,
            Sessions sessions,
            ApiKeys keys,
            IssuedTokens issued,
            AccountsSettings settings) {
        this.recent = recent;
        this.sessions = sessions;
        this.keys = keys;
        this.issued = issued;
        this.signInHere = !settings.oidc().enabled();
    }

    Optional<Caller> of(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        var token = new Token(text);
        var hash = token.hash();
        return recent.find(hash, () -> lookUp(token, hash));
    }

    private Optional<Caller> lookUp(Token token, Token.Hash hash) {
        if (token.isApiKey()) {
            return keys.find(hash);
        }
        if (token.isSession()) {
            return signInHere ? sessions.find(hash) : Optional.empty();
        }
        return issued.find(token);
    }
}
