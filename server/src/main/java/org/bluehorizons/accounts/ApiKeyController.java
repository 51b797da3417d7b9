package org.bluehorizons.accounts;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.Rules;
import org.bluehorizons.platform.web.Cursor;
import org.bluehorizons.platform.web.Page;
import org.bluehorizons.platform.web.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/api-keys}: what lets programs in. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/api-keys")
@AllowedTo(AccountRole.ADMINISTRATOR)
@Tag(name = "Accounts", description = "People and programs that may do things")
class ApiKeyController {

    private static final String LIST = "api-keys";

    private final ApiKeys keys;
    private final AuditLog audit;
    private final RecentCallers recent;
    private final TransactionOperations transactions;
    private final SecureRandom random;
    private final Clock clock;

    record NewKey(
            @Schema(example = "fleet dashboard") @Nullable String name,
            @Schema(example = "[\"stakeholder\"]") @Nullable Set<AccountRole> roles,
            @Schema(description = "Null: until it is revoked.") @Nullable Instant expiresAt) {}

    record MadeKey(
            UUID id,
            String name,
            Set<AccountRole> roles,
            @Nullable Instant expiresAt,
            @Schema(description = "Shown this once: send it as Authorization: Bearer.")
                    String key) {}

    ApiKeyController(
            ApiKeys keys,
            AuditLog audit,
            RecentCallers recent,
            TransactionOperations transactions,
            SecureRandom random,
            Clock clock) {
        this.keys = keys;
        this.audit = audit;
        this.recent = recent;
        this.transactions = transactions;
        this.random = random;
        this.clock = clock;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Make a key; its secret is answered this once")
    MadeKey make(@RequestBody NewKey wanted, Actor actor) {
        var name = wanted.name() == null ? "" : wanted.name().strip();
        var roles = wanted.roles() == null ? Set.<AccountRole>of() : wanted.roles();
        var expiresAt = wanted.expiresAt();
        new Rules()
                .check(!name.isEmpty() && name.length() <= 100, "name", "1 to 100 characters")
                .check(!roles.isEmpty(), "roles", "at least one role")
                .check(
                        expiresAt == null || expiresAt.isAfter(clock.instant()),
                        "expiresAt",
                        "in the future, or null")
                .demand();
        var secret = Token.random(Token.API_KEY, random);
        var made =
                transactions.execute(_ -> {
                    var key = keys.insert(secret.hash(), name, roles, actor, expiresAt);
                    audit.record(actor, "key.made", key.subject(), null, key);
                    return key;
                });
        return new MadeKey(made.id(), made.name(), made.roles(), made.expiresAt(), secret.text());
    }

    @GetMapping
    @Operation(summary = "All keys, newest first, without their secrets")
    Page<ApiKey> list(@ParameterObject PageRequest page) {
        var before = page.after(LIST, 1).map(cursor -> cursor.uuid(0)).orElse(null);
        return Page.of(keys.list(before, page.rows()), page, key -> Cursor.of(LIST, key.id()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Revoke a key")
    void revoke(@PathVariable UUID id, Actor actor) {
        transactions.executeWithoutResult(_ -> {
            var revoked =
                    keys.revoke(id)
                            .orElseThrow(() ->
                                    ProblemException.of(
                                            HttpStatus.NOT_FOUND,
                                            "key_not_found",
                                            "There is no valid API key " + id));
            audit.record(actor, "key.revoked", revoked.subject(), null, revoked);
        });
        recent.forget();
    }
}
