package org.bluehorizons.notifications;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Base64;
import java.util.Objects;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.Rules;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/me/push-subscriptions}: browsers that want push messages. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/me/push-subscriptions")
@AllowedTo({AccountRole.DRIVER, AccountRole.OPERATOR, AccountRole.MAINTENANCE})
@Tag(name = "Notifications")
class PushController {

    private static final int AUTH_BYTES = 16;

    private final PushSubscriptions subscriptions;
    private final PushServices services;
    private final String publicKey;

    /** As a browser's {@code PushSubscription.toJSON()} writes it. */
    @Schema(name = "PushSubscription")
    record Subscription(
            @Schema(example = "https://fcm.googleapis.com/fcm/send/c1KrmpTuRm…")
                    @Nullable String endpoint,
            @Nullable Long expirationTime,
            @Nullable Keys keys) {

        @Schema(name = "PushKeys")
        record Keys(
                @Schema(description = "65 bytes in base64url.") @Nullable String p256dh,
                @Schema(description = "16 bytes in base64url.") @Nullable String auth) {}
    }

    record ApplicationServerKey(
            @Schema(description = "For pushManager.subscribe; empty: no push messages.")
                    String publicKey) {}

    PushController(PushSubscriptions subscriptions, NotificationSettings settings) {
        this.subscriptions = subscriptions;
        this.services = new PushServices(settings.push().services());
        this.publicKey = settings.push().publicKey();
    }

    @GetMapping("/key")
    @Operation(summary = "What browsers subscribe with")
    ApplicationServerKey key() {
        return new ApplicationServerKey(publicKey);
    }

    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Push to this browser")
    void put(@RequestBody Subscription wanted, Actor actor) {
        var endpoint = Objects.requireNonNullElse(wanted.endpoint(), "");
        var keys = Objects.requireNonNullElse(wanted.keys(), new Subscription.Keys("", ""));
        var p256dh = Objects.requireNonNullElse(keys.p256dh(), "");
        var auth = Objects.requireNonNullElse(keys.auth(), "");
        new Rules()
                .check(isService(endpoint), "endpoint", "an address of a push service that we know")
                .check(isPoint(p256dh), "keys.p256dh", "a point of P-256, 65 bytes in base64url")
                .check(isBytes(auth, AUTH_BYTES), "keys.auth", "16 bytes in base64url")
                .demand();
        subscriptions.put(endpoint, new PushSubscriptions.Keys(actor.name(), p256dh, auth));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Push to this browser no more")
    void delete(@RequestParam String endpoint, Actor actor) {
        subscriptions.delete(actor.name(), endpoint);
    }

    private boolean isService(String endpoint) {
        try {
            return endpoint.length() <= 1000 && services.take(URI.create(endpoint));
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    private static boolean isPoint(String text) {
        try {
            P256.publicKey(Base64.getUrlDecoder().decode(text));
            return true;
        } catch (IllegalArgumentException notAPoint) {
            return false;
        }
    }

    private static boolean isBytes(String text, int length) {
        try {
            return Base64.getUrlDecoder().decode(text).length == length;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }
}
