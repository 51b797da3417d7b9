package org.bluehorizons.rental.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.UUID;
import org.bluehorizons.rental.Money;
import org.bluehorizons.rental.payments.FakeStripe.Intent;
import org.bluehorizons.rental.payments.FakeStripe.Weather;
import org.bluehorizons.rental.payments.PaymentProvider.Declined;
import org.bluehorizons.rental.payments.PaymentProvider.Done;
import org.bluehorizons.rental.payments.PaymentProvider.Unknown;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StripeProviderTest {

    private static final UUID PAYMENT = UUID.fromString("01988f0e-6b1c-7d4e-9a2b-0c1d2e3f4a5b");

    private final FakeStripe stripe = new FakeStripe();
    private final StripeClient client = client(FakeStripe.KEY);
    private final StripeProvider provider = new StripeProvider(client);

    @AfterEach
    void close() {
        client.close();
        stripe.close();
    }

    @Test
    void authorisesByHandWithoutTheDriver() {
        assertThat(authorise("pm_card", sgd("50"))).isEqualTo(new Done("pi_1"));
        assertThat(intent().form)
                .containsEntry("amount", "5000")
                .containsEntry("currency", "sgd")
                .containsEntry("capture_method", "manual")
                .containsEntry("confirm", "true")
                .containsEntry("off_session", "true")
                .containsEntry("payment_method", "pm_card")
                .containsEntry("metadata[payment]", PAYMENT.toString());
    }

    @Test
    void chargesACardOfACustomerAgainAndAgain() {
        for (var time = 1; time <= 2; time++) {
            var payment = UUID.randomUUID();
            assertThat(provider.authorise(payment, "cus_7/pm_card", sgd("50")))
                    .isEqualTo(new Done("pi_" + time));
        }
        assertThat(intent().form)
                .containsEntry("customer", "cus_7")
                .containsEntry("payment_method", "pm_card");
    }

    @ParameterizedTest
    @CsvSource({
        "12.40, SGD, 1240",
        "12.4, MYR, 1240",
        "0.05, AUD, 5",
        "1200, JPY, 1200",
        "35000, KRW, 35000",
        "550000, VND, 550000",
        "350000, IDR, 35000000"
    })
    void writesAmountsInStripesSmallestUnit(String amount, String currency, String minor) {
        authorise("pm_card", new Money(new BigDecimal(amount), currency));
        assertThat(intent().form).containsEntry("amount", minor);
    }

    @ParameterizedTest
    @EnumSource(
            value = Weather.class,
            names = {"LOST", "LATE", "FAILS"})
    void asksAgainWhenNobodyKnowsAndAuthorisesOnce(Weather weather) {
        stripe.weather(weather);
        assertThat(authorise("pm_card", sgd("50"))).isInstanceOf(Unknown.class);
        assertThat(authorise("pm_card", sgd("50"))).isEqualTo(new Done("pi_1"));
        assertThat(stripe.intents()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "pm_declined, insufficient_funds: card_declined",
        "pm_asks, authentication_required",
        "pm_gone, resource_missing"
    })
    void tellsWhyACardIsDeclined(String token, String reason) {
        assertThat(authorise(token, sgd("50"))).isEqualTo(new Declined(reason));
    }

    @ParameterizedTest
    @ValueSource(ints = {409, 429, 500, 502, 503})
    void takesNoAnswerOfAnOverloadedProviderForADecline(int status) {
        stripe.answerNext(status, "lock_timeout");
        assertThat(authorise("pm_card", sgd("50"))).isInstanceOf(Unknown.class);
        assertThat(authorise("pm_card", sgd("50"))).isInstanceOf(Done.class);
    }

    @Test
    void blamesNoDriverForOurWrongKeyAndDoesNotTellTheKey() {
        try (var locked = client("sk_live_wrong")) {
            var outcome = new StripeProvider(locked).authorise(PAYMENT, "pm_card", sgd("50"));
            assertThat(outcome).isEqualTo(new Unknown("invalid_api_key"));
        }
        assertThat(settings("sk_live_wrong").toString()).doesNotContain("sk_live");
    }

    @Test
    void doesNotKnowWhileStripeIsAway() {
        stripe.close();
        assertThat(authorise("pm_card", sgd("50"))).isInstanceOf(Unknown.class);
    }

    @ParameterizedTest
    @EnumSource(Weather.class)
    void capturesOnceWhateverTheWeather(Weather weather) {
        authorise("pm_card", sgd("50"));
        stripe.weather(weather);
        provider.capture(PAYMENT, "pi_1", sgd("32.15"));
        assertThat(provider.capture(PAYMENT, "pi_1", sgd("32.15"))).isEqualTo(new Done("pi_1"));
        assertThat(intent().received).isEqualTo(3215);
    }

    @ParameterizedTest
    @EnumSource(Weather.class)
    void releasesOnceWhateverTheWeather(Weather weather) {
        authorise("pm_card", sgd("50"));
        stripe.weather(weather);
        provider.release(PAYMENT, "pi_1");
        assertThat(provider.release(PAYMENT, "pi_1")).isEqualTo(new Done("pi_1"));
        assertThat(intent().status).isEqualTo("canceled");
    }

    @Test
    void cannotCaptureWhatLapsed() {
        authorise("pm_card", sgd("50"));
        provider.release(PAYMENT, "pi_1");
        assertThat(provider.capture(PAYMENT, "pi_1", sgd("10")))
                .isEqualTo(new Declined("payment_intent_unexpected_state"));
    }

    @ParameterizedTest
    @EnumSource(Weather.class)
    void refundsOnceAndASecondTimeWhenMoreIsWanted(Weather weather) {
        authorise("pm_card", sgd("50"));
        provider.capture(PAYMENT, "pi_1", sgd("50"));
        stripe.weather(weather);
        provider.refund(PAYMENT, "pi_1", sgd("10"), sgd("10"));
        assertThat(provider.refund(PAYMENT, "pi_1", sgd("10"), sgd("10")))
                .isEqualTo(new Done("pi_1"));
        assertThat(stripe.refunded()).isEqualTo(1000);
        assertThat(provider.refund(PAYMENT, "pi_1", sgd("10"), sgd("20")))
                .isEqualTo(new Done("pi_1"));
        assertThat(stripe.refunded()).isEqualTo(2000);
        assertThat(provider.refund(PAYMENT, "pi_1", sgd("40"), sgd("60")))
                .isEqualTo(new Declined("charge_already_refunded"));
    }

    private PaymentProvider.Outcome authorise(String token, Money amount) {
        return provider.authorise(PAYMENT, token, amount);
    }

    private Intent intent() {
        return stripe.intents().getFirst();
    }

    private StripeClient client(String key) {
        return new StripeClient(settings(key));
    }

    private StripeSettings settings(String key) {
        return new StripeSettings(stripe.url(), key, "", Duration.ofSeconds(1));
    }

    private static Money sgd(String amount) {
        return new Money(new BigDecimal(amount), "SGD");
    }
}
