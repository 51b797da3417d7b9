package org.bluehorizons.rental.payments;

import java.util.UUID;
import org.bluehorizons.rental.Money;

/**
 * Where money is moved. Called outside transactions, and again with the same payment id when the
 * answer was lost: a provider does each operation of a payment once. Safe for use by many threads.
 */
public interface PaymentProvider {

    /** What came of a request. */
    sealed interface Outcome {}

    /**
     * Done.
     *
     * @param reference what the provider calls the payment
     */
    record Done(String reference) implements Outcome {}

    /** The provider will not: trying again changes nothing soon. */
    record Declined(String reason) implements Outcome {}

    /** Nobody knows: not reached, or no clear answer. To be asked again. */
    record Unknown(String reason) implements Outcome {}

    /** As {@code payment_method.provider} has it, such as {@code simulated} or {@code stripe}. */
    String name();

    /** Reserves the amount on what the token stands for. */
    Outcome authorise(UUID payment, String token, Money amount);

    /** Takes at most what was authorised; the rest is given free. */
    Outcome capture(UUID payment, String reference, Money amount);

    /** Gives an authorisation free. */
    Outcome release(UUID payment, String reference);

    /**
     * Gives back of what was captured.
     *
     * @param total of all refunds of the payment so far, this one included; tells a repeat from a
     *     second refund
     */
    Outcome refund(UUID payment, String reference, Money amount, Money total);
}
