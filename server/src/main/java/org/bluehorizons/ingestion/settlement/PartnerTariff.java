package org.bluehorizons.ingestion.settlement;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a partner asks for charging, without taxes. */
@Schema(name = "PartnerTariff")
record PartnerTariff(
        @Schema(example = "SG-ABC") String partner,
        @Schema(example = "AC-DAY") String tariffId,
        @Schema(example = "SGD") String currency,
        @Schema(
                        types = {"number", "null"},
                        example = "0.52")
                @Nullable BigDecimal perKwh,
        @Schema(
                        types = {"number", "null"},
                        example = "1.20")
                @Nullable BigDecimal perHour,
        @Schema(
                        types = {"number", "null"},
                        description = "While plugged in without charging.",
                        example = "3.00")
                @Nullable BigDecimal perParkingHour,
        @Schema(
                        types = {"number", "null"},
                        description = "For each session.",
                        example = "0.50")
                @Nullable BigDecimal flat,
        @Schema(
                        types = {"number", "null"},
                        example = "9")
                @Nullable BigDecimal taxPercent,
        Instant validFrom,
        @Schema(
                        types = {"string", "null"},
                        format = "date-time")
                @Nullable Instant validUntil) {}
