package org.bluehorizons.rental.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StripeSignatureTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_795_000_000L);
    private static final byte[] BODY = "{\"id\":\"evt_1\"}".getBytes(StandardCharsets.UTF_8);

    /** By openssl: printf '1795000000.{"id":"evt_1"}' | openssl dgst -sha256 -hmac whsec_test. */
    private static final String SIGNATURE =
            "9768205fbb644a6a645cdd13f225c6791ed91580e4d16c14b9a8e73cd4ba4393";

    private static final String HEADER = "t=1795000000,v1=" + SIGNATURE;

    @Test
    void takesWhatStripeSigned() {
        assertThat(isRight(HEADER, NOW)).isTrue();
        assertThat(
                        isRight(
                                "t=1795000000,v1=%s,v1=%s,v0=x"
                                        .formatted("0".repeat(64), SIGNATURE),
                                NOW))
                .isTrue();
    }

    @Test
    void refusesWhatIsOlderOrNewerThanFiveMinutes() {
        assertThat(isRight(HEADER, NOW.plus(Duration.ofMinutes(5)))).isTrue();
        assertThat(isRight(HEADER, NOW.plus(Duration.ofSeconds(301)))).isFalse();
        assertThat(isRight(HEADER, NOW.minus(Duration.ofSeconds(301)))).isFalse();
    }

    @Test
    void refusesWhatSomebodyElseSignedOrChanged() {
        assertThat(StripeSignature.isRight(HEADER, BODY, "whsec_other", NOW)).isFalse();
        assertThat(StripeSignature.isRight(HEADER, new byte[] {1}, "whsec_test", NOW)).isFalse();
        assertThat(isRight(HEADER.replace("t=1795000000", "t=1795000001"), NOW)).isFalse();
        assertThat(isRight("v1=" + SIGNATURE, NOW)).isFalse();
        assertThat(isRight("t=1795000000", NOW)).isFalse();
        assertThat(isRight("", NOW)).isFalse();
    }

    private static boolean isRight(String header, Instant now) {
        return StripeSignature.isRight(header, BODY, "whsec_test", now);
    }
}
