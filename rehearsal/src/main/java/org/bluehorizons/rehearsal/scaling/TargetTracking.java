package org.bluehorizons.rehearsal.scaling;

/**
 * Decides how many instances there are to be, as a target tracking policy of AWS Application Auto
 * Scaling does: an alarm after three minutes above the target adds as many as bring the metric to
 * it, an alarm after fifteen minutes below nine tenths of it removes some, each within its
 * cool-down. Time is that of the rule, in minutes; one thread.
 *
 * <p>AWS does not say all of this: the periods are those of the alarms that it makes.
 */
final class TargetTracking {
    private static final int HIGH_MINUTES = 3;
    private static final int LOW_MINUTES = 15;
    private static final double LOW = 0.9;
    private static final double SECONDS = 60;

    private final Rule rule;
    private int desired;
    private int high;
    private int low;
    private double mayAddAt;
    private double mayRemoveAt;

    /**
     * The numbers of a service.
     *
     * @param metric what the target is of, as the templates name it
     * @param target of the metric, for one instance
     * @param outCooldown seconds
     * @param inCooldown seconds
     */
    record Rule(String metric, double target, int min, int max, int outCooldown, int inCooldown) {
        Rule {
            if (target <= 0 || min < 1 || max < min || outCooldown < 0 || inCooldown < 0) {
                throw new IllegalArgumentException(
                        "rule: target %s, %d to %d instances, cool-downs %d and %d s (expected: a target above 0, at least 1 instance, no fewer at most)"
                                .formatted(target, min, max, outCooldown, inCooldown));
            }
        }
    }

    /** Begins with the fewest. */
    TargetTracking(Rule rule) {
        this.rule = rule;
        this.desired = rule.min;
    }

    int desired() {
        return desired;
    }

    /**
     * To be asked once a minute.
     *
     * @param minute since the start
     * @param metric of an instance, on average of the last minute
     * @return how many instances there are to be
     */
    int decide(double minute, double metric) {
        high = metric > rule.target ? high + 1 : 0;
        low = metric < LOW * rule.target ? low + 1 : 0;
        int wanted = clamp((int) Math.ceil(desired * metric / rule.target));
        if (high >= HIGH_MINUTES && wanted > desired && minute >= mayAddAt) {
            desired = wanted;
            mayAddAt = minute + rule.outCooldown / SECONDS;
            low = 0;
        } else if (low >= LOW_MINUTES && wanted < desired && minute >= mayRemoveAt) {
            desired = wanted;
            mayRemoveAt = minute + rule.inCooldown / SECONDS;
        }
        return desired;
    }

    private int clamp(int wanted) {
        return Math.clamp(wanted, rule.min, rule.max);
    }
}
