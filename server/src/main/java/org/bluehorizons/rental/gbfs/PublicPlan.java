package org.bluehorizons.rental.gbfs;

import java.math.BigDecimal;

/**
 * A price that everybody may know; tax included.
 *
 * @param id of letters, digits and hyphens
 * @param model which cars it is for; empty: all without a plan of their own
 * @param currency ISO 4217
 */
public record PublicPlan(
        String id,
        String model,
        String name,
        String description,
        String currency,
        BigDecimal unlockFee,
        BigDecimal perMinute,
        BigDecimal perKilometre) {}
