package org.bluehorizons.rental.invoices;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * Who is invoiced.
 *
 * @param address may be empty, and have lines
 */
@Schema(name = "InvoiceBuyer")
public record Buyer(
        @Schema(example = "Tan Wei Ling") String name,
        @Schema(example = "wei.ling@example.com") String email,
        String address) {}
