package org.bluehorizons.tasks.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QueueNameTest {

    @Test
    void isOneThatSqsTakes() {
        assertThat(new QueueName("blue", "invoices.render", false))
                .hasToString("blue-invoices-render");
        assertThat(new QueueName("blue", "invoices.render", true))
                .hasToString("blue-invoices-render.fifo");
    }

    @Test
    void isAnotherOneForEachType() {
        assertThat(new QueueName("blue", "a.b", false).toString())
                .isNotEqualTo(new QueueName("blue", "a-b", false).toString());
    }

    @Test
    void isShortEnoughAndStillAnother() {
        var prefix = "p".repeat(40);
        var one = new QueueName(prefix, "t".repeat(63) + "a", true).toString();

        assertThat(one).hasSize(80).endsWith(".fifo");
        assertThat(one).isNotEqualTo(new QueueName(prefix, "t".repeat(63) + "b", true).toString());
    }
}
