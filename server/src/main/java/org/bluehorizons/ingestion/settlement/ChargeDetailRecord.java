package org.bluehorizons.ingestion.settlement;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A session at a partner's charger as he settles it (OCPI 2.2.1, 10.3.1). */
@Schema(name = "PartnerChargeDetailRecord")
record ChargeDetailRecord(
        @Schema(example = "SG-ABC") String partner,
        @Schema(example = "CDR-0001") String cdrId,
        @Schema(
                        types = {"string", "null"},
                        example = "S-0001")
                @Nullable String sessionId,
        @Schema(example = "SG*ABC*E0001*1") String evseId,
        @Schema(example = "0451BAF2") String token,
        Instant startedAt,
        Instant endedAt,
        @Schema(example = "31.42") BigDecimal kwh,
        @Schema(example = "16.34", description = "Less than 0 when it gives back.")
                BigDecimal totalCost,
        @Schema(example = "SGD") String currency,
        @Schema(
                        types = {"string", "null"},
                        description =
                                "The record that this one takes back; null when it is no credit.")
                @Nullable String credits,
        Instant importedAt) {}
