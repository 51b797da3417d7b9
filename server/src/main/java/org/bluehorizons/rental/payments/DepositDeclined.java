package org.bluehorizons.rental.payments;

import java.util.UUID;

/** A booking's deposit was declined; published in the transaction that writes it down. */
public record DepositDeclined(UUID booking, String reason) {}
