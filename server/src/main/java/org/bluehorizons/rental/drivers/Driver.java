package org.bluehorizons.rental.drivers;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.bluehorizons.notifications.Notifications.Recipient;
import org.bluehorizons.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A person who rents.
 *
 * @param subject the name of the actor who is this driver; null once closed
 * @param inDebtSince since when a charge could not be collected
 */
public record Driver(
        UUID id,
        @Schema(example = "account:01988f0e-6b1c-7d4e-9a2b-0c1d2e3f4a5b") @Nullable String subject,
        @Schema(example = "SG") String market,
        @Schema(example = "Tan Wei Ling") String name,
        @Schema(example = "wei.ling@example.com") String email,
        @Schema(example = "+6581234567") String phone,
        @Schema(example = "en-SG") String locale,
        @Nullable Instant emailVerifiedAt,
        @Nullable Instant phoneVerifiedAt,
        @Schema(allowableValues = {"registered", "approved", "suspended", "closed"})
                String standing,
        @Nullable String standingReason,
        @Nullable Instant inDebtSince,
        UUID planId,
        @Nullable UUID corporateId,
        @Nullable String costCentre,
        long version,
        Instant createdAt) {

    /** What may be written beside a change: nothing that names the person. */
    public Map<String, String> forAudit() {
        return Map.of("standing", standing, "planId", planId.toString());
    }

    /** Where the driver is told things; by phone only once it is known to be the driver's. */
    public Recipient recipient() {
        return new Recipient(
                subject == null ? "driver:" + id : subject,
                email,
                phoneVerifiedAt == null ? "" : phone);
    }

    /** As the audit log names it. */
    public String auditSubject() {
        return "driver:" + id;
    }

    boolean isVerified() {
        return emailVerifiedAt != null || phoneVerifiedAt != null;
    }

    /**
     * @throws ProblemException 403 {@code not_approved}, {@code suspended} or {@code in_debt}
     */
    public void demandMayBook() {
        switch (standing) {
            case "approved" -> {}
            case "suspended" ->
                    throw refused("suspended", "You are suspended: " + standingReason + ".");
            default ->
                    throw refused(
                            "not_approved",
                            "You can book once e-mail or phone is verified and your licence approved.");
        }
        if (inDebtSince != null) {
            throw refused("in_debt", "A charge could not be collected; pay it first.");
        }
    }

    Driver withStanding(String newStanding, @Nullable String reason) {
        return new Driver(
                id,
                subject,
                market,
                name,
                email,
                phone,
                locale,
                emailVerifiedAt,
                phoneVerifiedAt,
                newStanding,
                reason,
                inDebtSince,
                planId,
                corporateId,
                costCentre,
                version,
                createdAt);
    }

    /** A phone number that is another one is not verified. */
    Driver withProfile(String newName, String newPhone, String newLocale) {
        return new Driver(
                id,
                subject,
                market,
                newName,
                email,
                newPhone,
                newLocale,
                emailVerifiedAt,
                newPhone.equals(phone) ? phoneVerifiedAt : null,
                standing,
                standingReason,
                inDebtSince,
                planId,
                corporateId,
                costCentre,
                version,
                createdAt);
    }

    Driver withVerified(VerifiedChannel channel, Instant at) {
        return new Driver(
                id,
                subject,
                market,
                name,
                email,
                phone,
                locale,
                channel == VerifiedChannel.EMAIL ? at : emailVerifiedAt,
                channel == VerifiedChannel.PHONE ? at : phoneVerifiedAt,
                standing,
                standingReason,
                inDebtSince,
                planId,
                corporateId,
                costCentre,
                version,
                createdAt);
    }

    private static ProblemException refused(String code, String detail) {
        return ProblemException.of(HttpStatus.FORBIDDEN, code, detail);
    }
}
