package org.bluehorizons.bench.cars;

/**
 * What a load process answers to an order.
 *
 * @param connected cars connected now
 * @param lost connections that the broker closed, since the process started
 * @param boot the number that all messages of this process carry as {@code boot}
 * @param acknowledged messages acknowledged during this order, with ramp and drain
 * @param refused of them, those with a reason code that says no (MQTT 5)
 * @param unacknowledged messages that were sent and not acknowledged when the drain gave up
 * @param perSecond acknowledgements per second in the measured time
 * @param millis from the intended time of sending to the acknowledgement
 */
public record LoadReport(
        int connected,
        int lost,
        long boot,
        long acknowledged,
        long refused,
        long unacknowledged,
        double perSecond,
        Latency millis) {

    /** Milliseconds. */
    public record Latency(double p50, double p99, double p999, double max) {}
}
