package org.bluehorizons.accounts;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.Rules;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/sessions}: signing in and out. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/sessions")
@Tag(name = "Accounts")
class SessionController {

    private final SignIn signIn;
    private final Sessions sessions;
    private final Accounts accounts;
    private final RecentCallers recent;
    private final AuditLog audit;
    private final TransactionOperations transactions;

    record Credentials(
            @Schema(example = "admin@bluehorizons.demo") @Nullable String email,
            @Schema(example = "blue-horizons-demo") @Nullable String password) {

        @Override
        public String toString() {
            return "Credentials[email=%s]".formatted(email);
        }
    }

    record SignedIn(
            @Schema(description = "Send it as Authorization: Bearer; browsers have it as a cookie.")
                    String token,
            Instant expiresAt,
            Account account) {}

    /** Who is calling, by whatever credential. */
    record Current(
            @Schema(example = "account:0199…") String actor,
            Set<AccountRole> roles,
            @Nullable Account account) {}

    SessionController(
            SignIn signIn,
            Sessions sessions,
            Accounts accounts,
            RecentCallers recent,
            AuditLog audit,
            TransactionOperations transactions) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.accounts = accounts;
        this.recent = recent;
        this.audit = audit;
        this.transactions = transactions;
    }

    @PostMapping
    @OpenToAll
    @Operation(summary = "Sign in with e-mail address and password")
    ResponseEntity<SignedIn> begin(@RequestBody Credentials given, HttpServletRequest request) {
        var email = given.email() == null ? "" : given.email();
        var password = given.password() == null ? "" : given.password();
        new Rules()
                .check(EmailAddress.isOne(email), "email", EmailAddress.RULE)
                .check(
                        !password.isEmpty() && password.length() <= 1_000,
                        "password",
                        "1 to 1000 characters")
                .demand();
        var begun = signIn.with(email, password, request.getRemoteAddr());
        var length = Duration.between(Instant.now(), begun.expiresAt());
        return ResponseEntity.status(HttpStatus.CREATED)
                .header(HttpHeaders.SET_COOKIE, cookie(begun.token().text(), length, request))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(new SignedIn(begun.token().text(), begun.expiresAt(), begun.account()));
    }

    @GetMapping("/current")
    @AllowedTo({
        AccountRole.OPERATOR,
        AccountRole.MAINTENANCE,
        AccountRole.STAKEHOLDER,
        AccountRole.PARTNER,
        AccountRole.DRIVER
    })
    @Operation(summary = "Who am I?")
    Current current(Caller caller) {
        var account =
                caller.credential() instanceof Credential.Session(var id, _)
                        ? accounts.find(id).orElse(null)
                        : null;
        return new Current(caller.actor().name(), caller.actor().roles(), account);
    }

    @DeleteMapping("/current")
    @AllowedTo({
        AccountRole.OPERATOR,
        AccountRole.MAINTENANCE,
        AccountRole.STAKEHOLDER,
        AccountRole.PARTNER,
        AccountRole.DRIVER
    })
    @Operation(summary = "Sign out")
    ResponseEntity<Void> end(Caller caller, HttpServletRequest request) {
        if (caller.credential() instanceof Credential.Session(var account, var token)) {
            transactions.executeWithoutResult(_ -> {
                sessions.delete(token);
                audit.record(caller.actor(), "session.ended", "account:" + account, null, null);
            });
            recent.forget();
        }
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, cookie("", Duration.ZERO, request))
                .build();
    }

    private static String cookie(String value, Duration length, HttpServletRequest request) {
        return ResponseCookie.from(TokenFilter.COOKIE, value)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Strict")
                .path("/")
                .maxAge(length)
                .build()
                .toString();
    }
}
