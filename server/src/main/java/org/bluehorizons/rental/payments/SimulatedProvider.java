package org.bluehorizons.rental.payments;

import java.math.BigDecimal;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.bluehorizons.rental.Money;
import org.springframework.stereotype.Component;

/**
 * Moves no money: for demonstrations and tests, named so everywhere. Its tokens say what it does:
 * {@code sim_declined} is declined, {@code sim_limit_100} is declined above 100 of the currency,
 * {@code sim_flaky} gives no clear answer every second time, all others succeed.
 */
@Component
class SimulatedProvider implements PaymentProvider {

    private static final String LIMIT = "sim_limit_";

    private final AtomicLong asked = new AtomicLong();

    @Override
    public String name() {
        return "simulated";
    }

    @Override
    public Outcome authorise(UUID payment, String token, Money amount) {
        if (token.equals("sim_declined") || isOverLimit(token, amount)) {
            return new Declined("the simulated card is declined");
        }
        if (token.equals("sim_flaky") && asked.incrementAndGet() % 2 == 1) {
            return new Unknown("the simulated provider did not answer");
        }
        return new Done("sim_" + payment);
    }

    @Override
    public Outcome capture(UUID payment, String reference, Money amount) {
        return new Done(reference);
    }

    @Override
    public Outcome release(UUID payment, String reference) {
        return new Done(reference);
    }

    @Override
    public Outcome refund(UUID payment, String reference, Money amount, Money total) {
        return new Done(reference);
    }

    private static boolean isOverLimit(String token, Money amount) {
        return token.startsWith(LIMIT)
                && token.substring(LIMIT.length()).matches("[0-9]{1,9}")
                && amount.amount().compareTo(new BigDecimal(token.substring(LIMIT.length()))) > 0;
    }
}
