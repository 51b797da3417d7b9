package org.bluehorizons.accounts;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may sign in, and how: {@code bluehorizons.accounts.*}.
 *
 * @param sessionLength how long a sign-in lasts, 5m to 30d
 * @param rememberTokens how long a process trusts what it read of a token, so how late it may learn
 *     of a revocation on another node, 0s to 1m
 * @param throttling what failed sign-ins lead to
 * @param bootstrap accounts made at start
 * @param oidc sign-in at an identity provider instead of here
 */
@ConfigurationProperties("bluehorizons.accounts")
record AccountsSettings(
        @DefaultValue("12h") Duration sessionLength,
        @DefaultValue("10s") Duration rememberTokens,
        @DefaultValue Throttling throttling,
        @DefaultValue Bootstrap bootstrap,
        @DefaultValue Oidc oidc) {

    AccountsSettings {
        check("session-length", sessionLength, Duration.ofMinutes(5), Duration.ofDays(30));
        check("remember-tokens", rememberTokens, Duration.ZERO, Duration.ofMinutes(1));
    }

    /**
     * @param failures failed sign-ins in a row, of an account or from an address, that lead to a
     *     block, 1 to 100
     * @param firstBlock how long the first block lasts; each further failure doubles it, 1s to 1h
     * @param longestBlock where the doubling ends, firstBlock to 24h
     * @param forgetAfter quiet time after which failures no longer count, longestBlock to 30d
     */
    record Throttling(
            @DefaultValue("5") int failures,
            @DefaultValue("30s") Duration firstBlock,
            @DefaultValue("15m") Duration longestBlock,
            @DefaultValue("1h") Duration forgetAfter) {

        Throttling {
            check(failures >= 1 && failures <= 100, "throttling.failures", failures, "1..100");
            check("throttling.first-block", firstBlock, Duration.ofSeconds(1), Duration.ofHours(1));
            check("throttling.longest-block", longestBlock, firstBlock, Duration.ofHours(24));
            check("throttling.forget-after", forgetAfter, longestBlock, Duration.ofDays(30));
        }
    }

    /**
     * @param email administrator made at start when there is no account of that e-mail; empty: none
     * @param password of the accounts made at start
     * @param demo also make one account for each other role
     */
    record Bootstrap(
            @DefaultValue("") String email,
            @DefaultValue("") String password,
            @DefaultValue("false") boolean demo) {

        Bootstrap {
            if (!email.isBlank()) {
                // The message must not carry the password, so it names the rule only.
                PasswordRule.broken(password, email)
                        .ifPresent(rule -> fail("bootstrap.password", "…", rule));
                if (!EmailAddress.isOne(email)) {
                    fail("bootstrap.email", email, EmailAddress.RULE);
                }
            }
            if (demo && email.isBlank()) {
                fail("bootstrap.demo", true, "false, unless bootstrap.email is set");
            }
        }

        boolean wanted() {
            return !email.isBlank();
        }

        @Override
        public String toString() {
            return "Bootstrap[email=%s, demo=%s]".formatted(email, demo);
        }
    }

    /**
     * @param issuerUri such as {@code https://id.example.org/realms/blue}; empty: people sign in
     *     here
     * @param audience what the issuer calls this platform; required with issuerUri
     * @param rolesClaim where the token has the roles: a claim, or a path such as {@code
     *     realm_access.roles}
     */
    record Oidc(
            @DefaultValue("") String issuerUri,
            @DefaultValue("") String audience,
            @DefaultValue("roles") String rolesClaim) {

        Oidc {
            if (!issuerUri.isBlank()) {
                check(
                        issuerUri.matches("https?://[^/?#\\s]+[^?#\\s]*"),
                        "oidc.issuer-uri",
                        issuerUri,
                        "an http or https address without query");
                check(
                        !audience.isBlank(),
                        "oidc.audience",
                        "(empty)",
                        "what the issuer calls this platform; required with oidc.issuer-uri");
                check(!rolesClaim.isBlank(), "oidc.roles-claim", "(empty)", "a claim's name");
            }
        }

        boolean enabled() {
            return !issuerUri.isBlank();
        }
    }

    private static void check(String setting, Duration seen, Duration least, Duration most) {
        check(
                seen.compareTo(least) >= 0 && seen.compareTo(most) <= 0,
                setting,
                seen,
                least + ".." + most);
    }

    private static void check(boolean holds, String setting, Object seen, String expected) {
        if (!holds) {
            fail(setting, seen, expected);
        }
    }

    private static void fail(String setting, Object seen, String expected) {
        throw new IllegalArgumentException(
                "bluehorizons.accounts.%s: %s (expected: %s)".formatted(setting, seen, expected));
    }
}
