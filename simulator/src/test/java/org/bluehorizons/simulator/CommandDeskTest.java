package org.bluehorizons.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bluehorizons.simulator.car.Answer;
import org.bluehorizons.simulator.car.Order;
import org.junit.jupiter.api.Test;

class CommandDeskTest {

    private static final Instant NOW = Instant.parse("2026-11-21T04:00:00Z");

    private final CommandDesk desk = new CommandDesk();
    private final List<Order> orders = new ArrayList<>();

    @Test
    void carriesACommandOutOnceAndAnswersBothTimes() {
        var first = answer("c1", "unlock", "{}", NOW.plusSeconds(10));
        var again = answer("c1", "unlock", "{}", NOW.plusSeconds(10));
        assertThat(first).isEqualTo("{\"status\":\"acknowledged\"}").isEqualTo(again);
        assertThat(orders).containsExactly(new Order.Lock(false));
    }

    @Test
    void doesNotCarryOutWhatHasExpired() {
        assertThat(answer("c2", "lock", "{}", NOW.minusSeconds(1))).contains("refused", "expired");
        assertThat(orders).isEmpty();
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        assertThat(answer("c3", "fly", "{}", NOW.plusSeconds(1))).contains("not understood");
    }

    @Test
    void readsParameters() {
        answer("c4", "climate", "{\"on\": true, \"targetCelsius\": 19}", NOW.plusSeconds(1));
        assertThat(orders).containsExactly(new Order.Climate(true, 19));
    }

    private String answer(String id, String kind, String parameters, Instant expiresAt) {
        var request =
                "{\"commandId\": \"%s\", \"kind\": \"%s\", \"parameters\": %s, \"expiresAt\": \"%s\"}"
                        .formatted(id, kind, parameters, expiresAt);
        return desk.answer(
                id,
                request.getBytes(StandardCharsets.UTF_8),
                NOW,
                order -> {
                    orders.add(order);
                    return new Answer(null);
                });
    }
}
