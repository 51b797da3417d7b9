package org.bluehorizons.charging.firmware;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Objects;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.v16.SignedUpdateFirmware;
import org.bluehorizons.charging.ocpp.v16.UpdateFirmware;
import org.bluehorizons.charging.operations.Operation;
import org.bluehorizons.charging.operations.OperationKind;
import org.bluehorizons.charging.operations.StationMessage;
import org.bluehorizons.platform.Rules;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Fetch and install firmware (1.6, 5.19 and its security extension; 2.0.1, L01 and L02). */
@Schema(name = "StationFirmwareUpdate")
record FirmwareUpdate(
        @Schema(example = "https://firmware.example/charger-1.4.2.bin") @Nullable String location,
        @Schema(description = "Not before; at once when left out.") @Nullable Instant retrieveAt,
        @Schema(description = "Not before; not known to unsigned updates of OCPP 1.6.")
                @Nullable Instant installAt,
        @Nullable Integer retries,
        @Nullable Integer retryIntervalSeconds,
        @Schema(
                        description =
                                "Of the firmware, base64; with signingCertificate. The update is then signed.")
                @Nullable String signature,
        @Schema(description = "In PEM.") @Nullable String signingCertificate)
        implements Operation {

    private static final int LONGEST_LOCATION = 512;
    private static final int LONGEST_SIGNATURE = 800;
    private static final int LONGEST_CERTIFICATE = 5_500;

    /** How bulks call it. */
    @Component
    static class Kind implements OperationKind {

        @Override
        public String word() {
            return "firmware";
        }

        @Override
        public Class<? extends Operation> body() {
            return FirmwareUpdate.class;
        }
    }

    @Override
    public void check(Rules rules, String prefix) {
        rules.check(
                        location != null
                                && location.matches("[a-zA-Z][a-zA-Z0-9+.-]*://\\S+")
                                && location.length() <= LONGEST_LOCATION,
                        prefix + "location",
                        "a URL of at most 512 characters")
                .check(
                        retries == null || (retries >= 0 && retries <= 100),
                        prefix + "retries",
                        "a whole number from 0 to 100")
                .check(
                        retryIntervalSeconds == null
                                || (retryIntervalSeconds >= 0 && retryIntervalSeconds <= 86_400),
                        prefix + "retryIntervalSeconds",
                        "a whole number from 0 to 86400")
                .check(
                        (signature == null) == (signingCertificate == null),
                        prefix + "signingCertificate",
                        "together with signature, or neither")
                .check(
                        signature == null || signature.length() <= LONGEST_SIGNATURE,
                        prefix + "signature",
                        "at most 800 characters")
                .check(
                        signingCertificate == null
                                || (signingCertificate.length() <= LONGEST_CERTIFICATE
                                        && signingCertificate.contains("BEGIN CERTIFICATE")),
                        prefix + "signingCertificate",
                        "a certificate in PEM of at most 5500 characters");
    }

    @Override
    public StationMessage on(OcppVersion version, StationMessage.Numbers numbers) {
        var from = Objects.requireNonNull(location);
        // Long ago is at once, and the same for all stations of a bulk.
        var at = Objects.requireNonNullElse(retrieveAt, Instant.EPOCH);
        return switch (version) {
            case V1_6 ->
                    signature == null || signingCertificate == null
                            ? new StationMessage(
                                    version,
                                    "UpdateFirmware",
                                    new UpdateFirmware.Request(
                                            from, retries, at, retryIntervalSeconds))
                            : new StationMessage(
                                    version,
                                    "SignedUpdateFirmware",
                                    new SignedUpdateFirmware.Request(
                                            retries,
                                            retryIntervalSeconds,
                                            numbers.getAsInt(),
                                            new SignedUpdateFirmware.Firmware(
                                                    from,
                                                    at,
                                                    installAt,
                                                    signingCertificate,
                                                    signature)));
            case V2_0_1 ->
                    new StationMessage(
                            version,
                            "UpdateFirmware",
                            new org.bluehorizons.charging.ocpp.v201.UpdateFirmware.Request(
                                    retries,
                                    retryIntervalSeconds,
                                    numbers.getAsInt(),
                                    new org.bluehorizons.charging.ocpp.v201.UpdateFirmware.Firmware(
                                            from, at, installAt, signingCertificate, signature)));
        };
    }
}
