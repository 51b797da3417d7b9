package org.bluehorizons.ingestion.rates;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A calendar day's rate. */
record DailyRate(
        @Schema(example = "2021-01-31") LocalDate day,
        @Schema(
                        example = "1154.33",
                        types = {"number", "null"},
                        description =
                                "The average of the day's prices, rounded half even to the currency's minor unit; null when there are fewer than three.")
                @Nullable BigDecimal price,
        @Schema(
                        example = "5",
                        types = {"integer", "null"},
                        description = "How many prices the day has; null when it has none.")
                @Nullable Long count) {}
