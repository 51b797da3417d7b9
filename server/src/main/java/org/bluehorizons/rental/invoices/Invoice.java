package org.bluehorizons.rental.invoices;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An invoice or credit note, issued; it never changes. */
@Schema(name = "Invoice")
public record Invoice(
        UUID id,
        @Nullable UUID driverId,
        @Nullable UUID corporateId,
        @Nullable UUID bookingId,
        @Schema(example = "booking:01988f0e-6b1c-7d4e-9a2b-0c1d2e3f4a5b") String subject,
        InvoiceDocument document) {}
