package org.bluehorizons.accounts;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Set;
import java.util.UUID;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.web.Cursor;
import org.bluehorizons.platform.web.ETags;
import org.bluehorizons.platform.web.Page;
import org.bluehorizons.platform.web.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/accounts}: the people who may sign in. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/accounts")
@AllowedTo(AccountRole.ADMINISTRATOR)
@Tag(name = "Accounts")
class AccountController {

    private static final String LIST = "accounts";

    private final Accounts accounts;
    private final AccountChanges changes;

    record NewAccount(
            @Schema(example = "mei@bluehorizons.example") @Nullable String email,
            @Schema(example = "Tan Mei") @Nullable String displayName,
            @Schema(example = "[\"operator\"]") @Nullable Set<AccountRole> roles,
            @Schema(description = "12 to 200 characters.", example = "correct horse battery")
                    @Nullable String password) {

        @Override
        public String toString() {
            return "NewAccount[email=%s]".formatted(email);
        }
    }

    /** What is null stays as it is. */
    record Change(
            @Nullable String displayName,
            @Nullable Set<AccountRole> roles,
            @Schema(description = "False: signed out everywhere, and may not sign in.")
                    @Nullable Boolean active) {}

    record NewPassword(@Nullable String password) {

        @Override
        public String toString() {
            return "NewPassword[…]";
        }
    }

    AccountController(Accounts accounts, AccountChanges changes) {
        this.accounts = accounts;
        this.changes = changes;
    }

    @PostMapping
    @Operation(summary = "Make an account")
    ResponseEntity<Account> make(@RequestBody NewAccount wanted, Actor actor) {
        var made = changes.make(wanted, actor);
        return ResponseEntity.created(URI.create("/v1/accounts/" + made.id()))
                .eTag(ETags.of(made.version()))
                .body(made);
    }

    @GetMapping
    @Operation(summary = "All accounts, in the order of their making")
    Page<Account> list(@ParameterObject PageRequest page) {
        var after = page.after(LIST, 1).map(cursor -> cursor.uuid(0));
        return Page.of(
                accounts.list(after, page.rows()), page, account -> Cursor.of(LIST, account.id()));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One account")
    ResponseEntity<Account> get(@PathVariable UUID id) {
        var account = accounts.find(id).orElseThrow(() -> AccountChanges.unknown(id));
        return ResponseEntity.ok().eTag(ETags.of(account.version())).body(account);
    }

    @PatchMapping("/{id}")
    @Operation(summary = "Change name, roles, or whether the person may sign in")
    ResponseEntity<Account> change(
            @PathVariable UUID id,
            @RequestBody Change change,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Actor actor) {
        var changed = changes.change(id, change, ETags.required(ifMatch), actor);
        return ResponseEntity.ok().eTag(ETags.of(changed.version())).body(changed);
    }

    @PutMapping("/{id}/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Set a password; the person is signed out everywhere")
    void setPassword(@PathVariable UUID id, @RequestBody NewPassword wanted, Actor actor) {
        changes.setPassword(id, wanted.password() == null ? "" : wanted.password(), actor);
    }
}
