package org.bluehorizons.charging.ocpp.v201;

import jakarta.validation.constraints.Size;
import java.math.BigDecimal;

/** OCPP 2.0.1 {@code CostUpdated}. Brings the running cost of a transaction. */
public final class CostUpdated {

    private CostUpdated() {}

    public record Request(BigDecimal totalCost, @Size(max = 36) String transactionId) {}

    public record Response() {}
}
