package org.bluehorizons.accounts;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.stereotype.Component;

/**
 * Tokens of the OIDC issuer, when one is configured (OpenID Connect Core, RFC 9068): its signature,
 * time, issuer and audience must be right; its roles are words of ours. Safe for use by many
 * threads.
 */
@Component
final class IssuedTokens {

    private static final Logger LOG = LoggerFactory.getLogger(IssuedTokens.class);

    private final AccountsSettings.Oidc settings;
    private final JwtDecoder decoder;

    IssuedTokens(AccountsSettings settings) {
        this.settings = settings.oidc();
        this.decoder = new SupplierJwtDecoder(this::discover);
    }

    /** Nothing when no issuer is configured, or the token is not a good one of its. */
    Optional<Caller> find(Token token) {
        if (!settings.enabled()) {
            return Optional.empty();
        }
        try {
            return Optional.of(caller(decoder.decode(token.text())));
        } catch (JwtException refused) {
            LOG.debug("a token of the issuer was refused", refused);
            return Optional.empty();
        }
    }

    /** Asks the issuer for its keys, at the first token: the server starts without it. */
    private JwtDecoder discover() {
        NimbusJwtDecoder found = NimbusJwtDecoder.withIssuerLocation(settings.issuerUri()).build();
        found.setJwtValidator(
                new DelegatingOAuth2TokenValidator<>(
                        JwtValidators.createDefaultWithIssuer(settings.issuerUri()),
                        new JwtClaimValidator<@Nullable Collection<String>>(
                                JwtClaimNames.AUD,
                                audience ->
                                        audience != null
                                                && audience.contains(settings.audience()))));
        return found;
    }

    private Caller caller(Jwt token) {
        var subject = Objects.requireNonNullElse(token.getSubject(), "unknown");
        return new Caller(
                Actor.oidc(subject, roles(token.getClaims())),
                new Credential.IssuedElsewhere(subject),
                Objects.requireNonNullElse(token.getExpiresAt(), Instant.MIN));
    }

    private Set<AccountRole> roles(Map<String, Object> claims) {
        Object found = claims;
        for (var step : settings.rolesClaim().split("\\.", -1)) {
            found = found instanceof Map<?, ?> object ? object.get(step) : null;
        }
        var words =
                switch (found) {
                    case String text -> List.of(text.split("[ ,]", -1));
                    case Collection<?> many -> many;
                    case null, default -> List.of();
                };
        return words.stream()
                .map(word -> AccountRole.of(String.valueOf(word)))
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
    }
}
